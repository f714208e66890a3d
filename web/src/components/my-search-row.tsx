import type { SavedSearchJson } from '@scampolo/shared/contract/saved-searches';
import { markSearchSeen } from '../api/searches.ts';
import { useI18n } from '../i18n/context.tsx';

interface MySearchRowProps {
  search: SavedSearchJson;
  /** what it asks for, part by part */
  parts: readonly string[];
  onChange: () => void;
  onDelete: () => void;
}

/** A search that is kept: what it asks for, what is new in it, and what can be done with it. */
export function MySearchRow({ search, parts, onChange, onDelete }: MySearchRowProps) {
  const { t, date } = useI18n();
  const { id, name, query, cadence, unseen, lastSentAt } = search;
  // What is new stands first where there is something new.
  const href = `/?${query}${unseen > 0 ? '&sort=newest' : ''}`;
  return (
    <article class="kept-search">
      <h2>
        <a href={href} onClick={() => unseen > 0 && markSearchSeen(id)}>
          {name}
        </a>{' '}
        {unseen > 0 && <span class="unseen">{t('searches.unseen', { count: unseen })}</span>}
      </h2>
      <p class="asked">{parts.length > 0 ? parts.join(' · ') : t('searches.everything')}</p>
      <p class="hint">
        {t(`cadence.${cadence}`)}
        {lastSentAt !== null && ` · ${t('searches.lastSent', { when: date(lastSentAt) })}`}
      </p>
      <div class="actions needs-script">
        <button
          type="button"
          class="quiet"
          aria-label={t('searches.changeNamed', { name })}
          onClick={onChange}
        >
          {t('searches.change')}
        </button>
        <button
          type="button"
          class="quiet"
          aria-label={t('searches.deleteNamed', { name })}
          onClick={onDelete}
        >
          {t('searches.delete')}
        </button>
      </div>
    </article>
  );
}
