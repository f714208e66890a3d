import '../styles/forms.css';
import '../styles/account.css';
import '../styles/wanted.css';
import type { Cadence } from '@scampolo/shared/contract/saved-searches';
import { useState } from 'preact/hooks';
import { saveSearch } from '../api/searches.ts';
import { SearchForm } from '../components/search-form.tsx';
import { StepTitle } from '../components/step-title.tsx';
import { useI18n } from '../i18n/context.tsx';
import { labelsFrom, proposedName, queryParts } from '../state/query-words.ts';
import type { DataOf } from './page-data.ts';

/** Keeping a search, for who came here by its link: after signing in, in a tab of its own, or when the dialog could not be loaded. */
export function SaveSearchPage({ data }: { data: DataOf<'save-search'> }) {
  const i18n = useI18n();
  const { t } = i18n;
  const [saved, setSaved] = useState<Cadence | null>(null);
  const query = new URLSearchParams(data.query);
  const labelOf = labelsFrom(query, data.terms, data.hubs, i18n);
  const results = `/?${data.query}`;
  return (
    <div class="account">
      <div class="stack">
        <StepTitle text={t(saved ? 'searches.saved' : 'searches.saveTitle')} />
        {data.query === '' && (
          <>
            <p>
              {t('searches.nothingAsked')} {t('searches.emptyAdvice')}
            </p>
            <a class="button primary" href="/">
              {t('searches.go')}
            </a>
          </>
        )}
        {data.query !== '' && !saved && (
          <>
            <p class="note no-script">{t('searches.noScript')}</p>
            <SearchForm
              name={proposedName(query, labelOf, i18n)}
              cadence="daily"
              parts={queryParts(query, labelOf, i18n)}
              submit={t('searches.saveSubmit')}
              onSend={async (said) => setSaved((await saveSearch({ query: data.query, ...said })).cadence)}
              onClose={() => location.assign(results)}
            />
          </>
        )}
        {saved && (
          <>
            <p class="note done">{t(`searches.savedWhy.${saved}`)}</p>
            <div class="actions">
              <a class="button primary" href={results}>
                {t('searches.back')}
              </a>
              <a class="button" href="/me/searches">
                {t('searches.mine')}
              </a>
            </div>
          </>
        )}
      </div>
    </div>
  );
}
