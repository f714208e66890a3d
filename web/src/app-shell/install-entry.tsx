import '../styles/install.css';
import { useState } from 'preact/hooks';
import { Modal } from '../components/modal.tsx';
import { useI18n } from '../i18n/context.tsx';

interface InstallEntryProps {
  /** Asks the browser to install; null where only its own menu can. */
  prompt: (() => void) | null;
}

/** One line in the footer that installs, or, where a browser does not let a page ask, says how. */
export function InstallEntry({ prompt }: InstallEntryProps) {
  const { t } = useI18n();
  const [told, setTold] = useState(false);
  return (
    <>
      <button type="button" class="install" onClick={() => (prompt ? prompt() : setTold(true))}>
        {t('app.install')}
      </button>
      {told && (
        <Modal title={t('app.installTitle')} onClose={() => setTold(false)}>
          <p>{t('app.installIos')}</p>
          <p>
            <button type="button" class="primary" onClick={() => setTold(false)}>
              {t('app.installClose')}
            </button>
          </p>
        </Modal>
      )}
    </>
  );
}
