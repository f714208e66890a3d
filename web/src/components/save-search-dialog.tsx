import '../styles/forms.css';
import '../styles/wanted.css';
import { saveSearch } from '../api/searches.ts';
import { useI18n } from '../i18n/context.tsx';
import type { LabelOf } from '../state/filter-words.ts';
import { proposedName, queryParts } from '../state/query-words.ts';
import { useToast } from '../state/use-toast.ts';
import { Modal } from './modal.tsx';
import { SearchForm } from './search-form.tsx';

interface SaveSearchDialogProps {
  /** as it is kept */
  query: URLSearchParams;
  labelOf: LabelOf;
  onClose: () => void;
}

/** Keeps a search under a name, without leaving what it found. */
export function SaveSearchDialog({ query, labelOf, onClose }: SaveSearchDialogProps) {
  const i18n = useI18n();
  const { t } = i18n;
  const toast = useToast();
  return (
    <Modal title={t('searches.saveTitle')} onClose={onClose}>
      <SearchForm
        name={proposedName(query, labelOf, i18n)}
        cadence="daily"
        parts={queryParts(query, labelOf, i18n)}
        submit={t('searches.saveSubmit')}
        onSend={async (said) => {
          const { cadence } = await saveSearch({ query: query.toString(), ...said });
          onClose();
          await toast({
            text: `${t('searches.saved')}. ${t(`searches.savedWhy.${cadence}`)}`,
            action: { text: t('searches.mine'), run: () => location.assign('/me/searches') },
          });
        }}
        onClose={onClose}
      />
    </Modal>
  );
}
