import type { StaffWorkshop, TrustBody } from '@scampolo/shared/contract/workshops';
import { useState } from 'preact/hooks';
import { setTrust } from '../api/moderation.ts';
import { useI18n } from '../i18n/context.tsx';
import { useAction } from '../state/use-action.ts';
import { DialogActions } from './dialog-actions.tsx';
import { Modal } from './modal.tsx';

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
  const [note, setNote] = useState('');
  const [missing, setMissing] = useState(false);
  const { busy, problem, run } = useAction();
  const send = (event: SubmitEvent): void => {
    event.preventDefault();
    const words = note.trim();
    const mute = trust === 'restricted' && words === '';
    setMissing(mute);
    if (mute) return;
    void run(async () => onDone(await setTrust(workshop.id, { trust, ...(words ? { note: words } : {}) })));
  };
  return (
    <Modal title={t('trust.dialog', { workshop: workshop.name })} onClose={onClose}>
      <form onSubmit={send}>
        <fieldset class="field choices">
          <legend class="visually-hidden">{t('trust.title')}</legend>
          {LEVELS.map((level) => (
            <label key={level} class="check">
              <input
                type="radio"
                name="trust"
                checked={trust === level}
                onChange={() => {
                  choose(level);
                  setMissing(false);
                }}
              />
              <span class="word">
                {t(`trust.${level}`)}
                <small>{t(`trust.${level}.why`)}</small>
              </span>
            </label>
          ))}
        </fieldset>
        <label class="field">
          <span>{t('trust.note')}</span>
          <textarea
            rows={3}
            maxlength={1000}
            value={note}
            aria-invalid={missing}
            onInput={(event) => {
              setNote(event.currentTarget.value);
              setMissing(false);
            }}
          />
        </label>
        <DialogActions
          text={t('trust.submit')}
          busy={busy}
          ready={trust !== workshop.trust}
          problem={missing ? t('trust.noteNeeded') : problem}
          onClose={onClose}
        />
      </form>
    </Modal>
  );
}
