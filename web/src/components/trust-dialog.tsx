import type { StaffWorkshop, TrustBody } from '@scampolo/shared/contract/workshops';
import { useState } from 'preact/hooks';
import { setTrust } from '../api/moderation.ts';
import { useI18n } from '../i18n/context.tsx';
import { Modal } from './modal.tsx';
import { NoteForm } from './note-form.tsx';

const LEVELS = ['new', 'trusted', 'restricted'] as const;

interface TrustDialogProps {
  workshop: StaffWorkshop;
  onDone: (changed: StaffWorkshop) => void;
  onClose: () => void;
}

/** How far a workshop is trusted, and why that changes: restricting says it, and the workshop reads it. */
export function TrustDialog({ workshop, onDone, onClose }: TrustDialogProps) {
  const { t } = useI18n();
  const [trust, choose] = useState<TrustBody['trust']>(workshop.trust);
  return (
    <Modal title={t('trust.dialog', { workshop: workshop.name })} onClose={onClose}>
      <NoteForm
        note={{ label: t('trust.note'), needed: trust === 'restricted' && t('trust.noteNeeded') }}
        submit={t('trust.submit')}
        ready={trust !== workshop.trust}
        onSend={async (note) => onDone(await setTrust(workshop.id, { trust, ...(note ? { note } : {}) }))}
        onClose={onClose}
      >
        <fieldset class="field choices">
          <legend class="visually-hidden">{t('trust.title')}</legend>
          {LEVELS.map((level) => (
            <label key={level} class="check">
              <input type="radio" name="trust" checked={trust === level} onChange={() => choose(level)} />
              <span class="word">
                {t(`trust.${level}`)}
                <small>{t(`trust.${level}.why`)}</small>
              </span>
            </label>
          ))}
        </fieldset>
      </NoteForm>
    </Modal>
  );
}
