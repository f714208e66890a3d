import type { StaffWorkshop } from '@scampolo/shared/contract/workshops';
import { suspendMember } from '../api/moderation.ts';
import { useI18n } from '../i18n/context.tsx';
import { Modal } from './modal.tsx';
import { NoteForm } from './note-form.tsx';

interface SuspendDialogProps {
  member: StaffWorkshop['members'][number];
  onDone: () => void;
  onClose: () => void;
}

/** Suspends a member, who reads why. */
export function SuspendDialog({ member, onDone, onClose }: SuspendDialogProps) {
  const { t } = useI18n();
  return (
    <Modal title={t('suspend.title', { name: member.name })} onClose={onClose}>
      <NoteForm
        note={{ label: t('suspend.note'), needed: t('suspend.noteNeeded') }}
        submit={t('suspend.start')}
        danger
        onSend={(words) => suspendMember(member.id, words).then(onDone)}
        onClose={onClose}
      >
        <p>{t('suspend.body')}</p>
      </NoteForm>
    </Modal>
  );
}
