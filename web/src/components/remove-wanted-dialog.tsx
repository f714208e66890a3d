import type { RemoveWantedBody } from '@scampolo/shared/contract/wanted';
import { useState } from 'preact/hooks';
import { removeWanted } from '../api/wanted.ts';
import { useI18n } from '../i18n/context.tsx';
import { useToast } from '../state/use-toast.ts';
import { Modal } from './modal.tsx';
import { NoteForm } from './note-form.tsx';

type Reason = RemoveWantedBody['reason'];

const REASONS = ['wrong_facts', 'prohibited', 'rude', 'not_theirs', 'other'] as const satisfies Reason[];

interface RemoveWantedDialogProps {
  id: string;
  onDone: () => void;
  onClose: () => void;
}

/** Staff take a wanted post down, and say why: who wrote it reads it. */
export function RemoveWantedDialog({ id, onDone, onClose }: RemoveWantedDialogProps) {
  const { t } = useI18n();
  const toast = useToast();
  const [reason, setReason] = useState<Reason | null>(null);
  return (
    <Modal title={t('wanted.removeTitle')} onClose={onClose}>
      <NoteForm
        submit={t('wanted.removeSubmit')}
        ready={reason !== null}
        danger
        onSend={async () => {
          if (reason === null) return;
          await removeWanted(id, reason);
          onDone();
          await toast({ text: t('wanted.removed') });
        }}
        onClose={onClose}
      >
        <p>{t('wanted.removeBody')}</p>
        <fieldset class="field choices">
          <legend>{t('wanted.removeWhy')}</legend>
          {REASONS.map((one) => (
            <label key={one} class="check">
              <input type="radio" name="reason" checked={reason === one} onChange={() => setReason(one)} />
              <span class="word">{t(`wantedReason.${one}`)}</span>
            </label>
          ))}
        </fieldset>
      </NoteForm>
    </Modal>
  );
}
