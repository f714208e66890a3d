import type { StaffWorkshop } from '@scampolo/shared/contract/workshops';
import { useState } from 'preact/hooks';
import { suspendMember } from '../api/moderation.ts';
import { useI18n } from '../i18n/context.tsx';
import { useAction } from '../state/use-action.ts';
import { DialogActions } from './dialog-actions.tsx';
import { Modal } from './modal.tsx';

interface SuspendDialogProps {
  member: StaffWorkshop['members'][number];
  onDone: () => void;
  onClose: () => void;
}

/** Suspends a member, who reads why. */
export function SuspendDialog({ member, onDone, onClose }: SuspendDialogProps) {
  const { t } = useI18n();
  const [note, setNote] = useState('');
  const [missing, setMissing] = useState(false);
  const { busy, problem, run } = useAction();
  const send = (event: SubmitEvent): void => {
    event.preventDefault();
    const words = note.trim();
    setMissing(words === '');
    if (words === '') return;
    void run(async () => {
      await suspendMember(member.id, words);
      onDone();
    });
  };
  return (
    <Modal title={t('suspend.title', { name: member.name })} onClose={onClose}>
      <form onSubmit={send}>
        <p>{t('suspend.body')}</p>
        <label class="field">
          <span>{t('suspend.note')}</span>
          <textarea
            rows={4}
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
          text={t('suspend.start')}
          busy={busy}
          problem={missing ? t('suspend.noteNeeded') : problem}
          onClose={onClose}
          danger
        />
      </form>
    </Modal>
  );
}
