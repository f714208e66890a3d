import '../styles/forms.css';
import '../styles/desk.css';
import '../styles/wanted.css';
import type { SavedSearchJson } from '@scampolo/shared/contract/saved-searches';
import { useState } from 'preact/hooks';
import { Modal } from '../components/modal.tsx';
import { MySearchRow } from '../components/my-search-row.tsx';
import { SearchForm } from '../components/search-form.tsx';
import { useI18n } from '../i18n/context.tsx';
import { labelsFrom, queryParts } from '../state/query-words.ts';
import { useMySearches } from '../state/use-my-searches.ts';
import type { DataOf } from './page-data.ts';

/** The searches that the member keeps, those with something new first. */
export function MySearchesPage({ data }: { data: DataOf<'my-searches'> }) {
  const i18n = useI18n();
  const { t } = i18n;
  const { items, action, change, remove } = useMySearches(data.searches);
  const [changing, setChanging] = useState<SavedSearchJson | null>(null);
  const partsOf = ({ query }: SavedSearchJson): string[] => {
    const asked = new URLSearchParams(query);
    return queryParts(asked, labelsFrom(asked, data.terms, data.hubs, i18n), i18n);
  };
  const shown = items.toSorted((a, b) => Number(b.unseen > 0) - Number(a.unseen > 0));
  return (
    <div class="desk-page">
      <header class="tight-head">
        <h1 tabIndex={-1}>{t('searches.title')}</h1>
        {items.length > 0 && <p class="hint">{t('searches.lead')}</p>}
      </header>
      <p class="problem" role="alert">
        {action.problem}
      </p>
      {items.length === 0 ? (
        <div class="empty">
          <h2>{t('searches.empty')}</h2>
          <p>{t('searches.emptyAdvice')}</p>
          <a class="button primary" href="/">
            {t('searches.go')}
          </a>
        </div>
      ) : (
        <ul class="kept-searches">
          {shown.map((search) => (
            <li key={search.id}>
              <MySearchRow
                search={search}
                parts={partsOf(search)}
                onChange={() => setChanging(search)}
                onDelete={() => remove(search)}
              />
            </li>
          ))}
        </ul>
      )}
      <p>
        {t('searches.wanted')} <a href="/wanted/new">{t('searches.askFor')}</a> ·{' '}
        <a href="/me/wanted">{t('searches.myWanted')}</a>
      </p>
      {changing && (
        <Modal title={t('searches.changeTitle')} onClose={() => setChanging(null)}>
          <SearchForm
            name={changing.name}
            cadence={changing.cadence}
            parts={partsOf(changing)}
            submit={t('searches.changeSubmit')}
            onSend={async (said) => {
              await change(changing.id, said);
              setChanging(null);
            }}
            onClose={() => setChanging(null)}
          />
        </Modal>
      )}
    </div>
  );
}
