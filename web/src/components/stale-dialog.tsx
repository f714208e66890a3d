import { useI18n } from '../i18n/context.tsx';
import { Modal } from './modal.tsx';

interface StaleDialogProps {
  /** Puts what is written here over what somebody else saved. */
  onMine: () => void;
  /** Drops what is written here for what somebody else saved. */
  onTheirs: () => void;
  /** Called when neither is chosen; nothing is lost then. */
  onClose: () => void;
}

/** Somebody saved the same thing meanwhile: whose version stays is the member's choice. */
export function StaleDialog({ onMine, onTheirs, onClose }: StaleDialogProps) {
  const { t } = useI18n();
  return (
    <Modal title={t('stale.title')} onClose={onClose}>
      <p>{t('stale.body')}</p>
      <div class="actions">
        <button type="button" onClick={onTheirs}>
          {t('stale.theirs')}
        </button>
        <button type="button" class="primary" onClick={onMine}>
          {t('stale.mine')}
        </button>
      </div>
    </Modal>
  );
}
