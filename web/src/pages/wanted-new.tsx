import '../styles/forms.css';
import '../styles/account.css';
import '../styles/wanted.css';
import { WantedForm } from '../components/wanted-form.tsx';
import { useI18n } from '../i18n/context.tsx';
import { labelsFrom, queryParts } from '../state/query-words.ts';
import { withChanges } from '../state/search-query.ts';
import type { DataOf } from './page-data.ts';

/** Writing what one looks for, or changing it. */
export function WantedNewPage({ data }: { data: DataOf<'wanted-new'> }) {
  const i18n = useI18n();
  const { t } = i18n;
  const { wanted, me, hubs, terms } = data;
  const query = new URLSearchParams(data.query);
  const filters = queryParts(withChanges(query, { q: null }), labelsFrom(query, terms, hubs, i18n), i18n);
  return (
    <div class="account wanted-new">
      <div class="stack">
        <header class="tight-head">
          <h1>{t(wanted ? 'wanted.editTitle' : 'wanted.newTitle')}</h1>
          <p class="hint">{t('wanted.newLead')}</p>
        </header>
        <p class="note no-script">{t('wanted.noScript')}</p>
        {me && <WantedForm wanted={wanted} query={query} filters={filters} me={me} hubs={hubs} />}
      </div>
    </div>
  );
}
