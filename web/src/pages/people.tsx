import '../styles/forms.css';
import '../styles/desk.css';
import '../styles/settings.css';
import '../styles/people.css';
import { useEffect, useState } from 'preact/hooks';
import { MoreButton } from '../components/more-button.tsx';
import { PeopleDetail } from '../components/people-detail.tsx';
import { PeopleList } from '../components/people-list.tsx';
import { useI18n } from '../i18n/context.tsx';
import { useKeys } from '../state/use-keys.ts';
import { usePeople } from '../state/use-people.ts';
import type { DataOf } from './page-data.ts';

/** The staff's list of workshops and people: searched on the left, trusted and suspended on the right. */
export function PeoplePage({ data }: { data: DataOf<'people'> }) {
  const { t } = useI18n();
  const people = usePeople(data);
  const [asking, setAsking] = useState(false);
  const { chosen, entries, searching } = people;
  useKeys((key) => {
    if (key === 'j' || key === 'k') people.step(key === 'j' ? 1 : -1);
    else if (key === '/') document.getElementById('find')?.focus();
    else if (key === 't' && chosen) document.getElementById('trust-change')?.click();
    else return false;
    return true;
  }, !asking);
  useEffect(() => {
    document.getElementById(`entry-${chosen?.id}`)?.scrollIntoView({ block: 'nearest' });
  }, [chosen?.id]);
  const total = people.more ? 'staff.totalMore' : 'staff.total';
  return (
    <div class="queue people">
      <header>
        <h1>{t('staff.people')}</h1>
        <form
          class="find"
          method="get"
          action="/moderation/people"
          onSubmit={(event) => event.preventDefault()}
        >
          <label for="find" class="visually-hidden">
            {t('staff.search')}
          </label>
          <input
            id="find"
            type="search"
            name="q"
            maxlength={100}
            autocomplete="off"
            placeholder={t('staff.search')}
            defaultValue={data.q}
            onInput={(event) => people.find(event.currentTarget.value)}
          />
          <button type="submit" class="primary no-script">
            {t('staff.find')}
          </button>
        </form>
        <p role="status" class="hint">
          {searching
            ? t('staff.searching')
            : entries.length === 0
              ? t('staff.none')
              : t(total, { count: entries.length })}
        </p>
        <p class="hint keys">{t('staff.keys')}</p>
      </header>
      {chosen && (
        <>
          <div class="people-side">
            <PeopleList entries={entries} chosen={chosen.id} onChoose={people.choose} />
            <MoreButton more={people.more} action={people.action} />
          </div>
          <PeopleDetail key={chosen.id} workshop={chosen} onChange={people.replace} onAsking={setAsking} />
        </>
      )}
      {!chosen && (
        <p role="alert" class="problem">
          {people.action.problem}
        </p>
      )}
    </div>
  );
}
