import '../styles/cards.css';
import '../styles/forms.css';
import '../styles/wanted.css';
import { useState } from 'preact/hooks';
import { Cards } from '../components/cards.tsx';
import { WantedDeeds } from '../components/wanted-deeds.tsx';
import { useI18n } from '../i18n/context.tsx';
import { languageWord } from '../state/language-name.ts';
import { labelsFrom, queryParts } from '../state/query-words.ts';
import { termName } from '../state/terms.ts';
import { askerWords, termWords } from '../state/wanted-words.ts';
import type { DataOf } from './page-data.ts';

/** What somebody looks for: in their words, as a search, and what answers it now. */
export function WantedPage({ data }: { data: DataOf<'wanted'> }) {
  const i18n = useI18n();
  const { t, locale } = i18n;
  const { hubs, terms, me } = data;
  const [status, setStatus] = useState(data.wanted.status);
  const wanted = { ...data.wanted, status };
  const query = new URLSearchParams(wanted.query);
  const parts = queryParts(query, labelsFrom(query, terms, hubs, i18n), i18n);
  const city = hubs.find(({ slug }) => slug === wanted.hub)?.city ?? wanted.hub;
  return (
    <article class="wanted-one">
      <header class="wanted-head">
        <p class="over">
          <a href="/wanted">{t('wanted.title')}</a>
        </p>
        <h1 lang={wanted.locale}>{wanted.title}</h1>
        <p class="asker">
          {askerWords(wanted, city, i18n)} · {termWords(wanted, i18n)}
          {wanted.locale !== locale &&
            ` · ${t('wanted.written', { language: languageWord(wanted.locale, locale) })}`}
        </p>
        {status !== 'open' && <p class="state">{t(`wantedStatus.${status}`)}</p>}
        {wanted.text !== '' && (
          <p class="wanted-text" lang={wanted.locale}>
            {wanted.text}
          </p>
        )}
        {parts.length > 0 && (
          <div class="looks-for">
            <h2>{t('wanted.looksFor')}</h2>
            <ul class="asked-parts">
              {parts.map((part) => (
                <li key={part}>{part}</li>
              ))}
            </ul>
          </div>
        )}
        <WantedDeeds wanted={wanted} me={me} onStatus={setStatus} />
      </header>
      {status === 'open' && <Answers data={data} />}
    </article>
  );
}

function Answers({ data: { wanted, answers, hubs, terms } }: { data: DataOf<'wanted'> }) {
  const { t, number } = useI18n();
  const count = wanted.answers ?? answers.length;
  return (
    <section class="wanted-answers" aria-labelledby="answers">
      <h2 id="answers">{t('wanted.answers')}</h2>
      {answers.length === 0 ? (
        <p class="calm">{t(wanted.mine ? 'wanted.answersNoneMine' : 'wanted.answersNone')}</p>
      ) : (
        <>
          <p>
            {t('wanted.answersCount', { count, n: number(count) })}
            {count > answers.length && (
              <>
                {' · '}
                <a href={`/?${wanted.query}`}>{t('wanted.seeAll')}</a>
              </>
            )}
          </p>
          <Cards hits={answers} hubs={hubs} labelOf={(_facet, code) => termName(terms, 'fibres', code)} />
        </>
      )}
    </section>
  );
}
