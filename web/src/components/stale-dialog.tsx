import { useI18n } from '../i18n/context.tsx';
import { useEditor } from './editor-context.ts';
import { Modal } from './modal.tsx';

/** Somebody saved the listing meanwhile: whose version stays is the member's choice, and nothing is lost before it. */
export function StaleDialog() {
  const { t } = useI18n();
  const { stale, keepMine, takeTheirs, decideLater } = useEditor();
  if (!stale) return null;
  return (
    <Modal title={t('stale.title')} onClose={decideLater}>
      <p>{t('stale.body')}</p>
      <div class="actions">
        <button type="button" onClick={takeTheirs}>
          {t('stale.theirs')}
        </button>
        <button type="button" class="primary" onClick={keepMine}>
          {t('stale.mine')}
        </button>
      </div>
    </Modal>
  );
}
