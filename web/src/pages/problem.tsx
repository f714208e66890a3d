import '../styles/cards.css';
import '../styles/problem.css';
import { Cards } from '../components/cards.tsx';
import { useI18n } from '../i18n/context.tsx';
import type { DataOf } from './page-data.ts';

type Problem = DataOf<'problem'>;

/** Problems that may be over in a moment: asking again is the first thing to do. */
const PASSING: readonly number[] = [429, 500, 503];

/** A page that is not there, not allowed, or broken: what that means, what to do, and what may help in its place. */
export function ProblemPage({ data }: { data: Problem }) {
  const { t } = useI18n();
  const { status, gone } = data;
  return (
    <div class="problem-page">
      <div class="problem-words">
        <h1>{t(gone ? 'problem.gone' : `problem.${status}`)}</h1>
        <p>{t(gone ? 'problem.gone.advice' : `problem.${status}.advice`)}</p>
        {status === 404 && <SearchField />}
        <ProblemActs data={data} />
        {status === 500 && <WhereToWrite data={data} />}
      </div>
      {data.help && <Help help={data.help} />}
    </div>
  );
}

/** One field that works without script: it opens search. */
function SearchField() {
  const { t } = useI18n();
  return (
    <search>
      <form action="/" method="get" class="problem-search">
        <label class="visually-hidden" for="problem-words">
          {t('problem.search')}
        </label>
        <input
          id="problem-words"
          type="search"
          name="q"
          maxlength={200}
          enterkeyhint="search"
          placeholder={t('problem.search')}
        />
        <button type="submit" class="primary">
          {t('nav.search')}
        </button>
      </form>
    </search>
  );
}

function ProblemActs({ data: { status, path } }: { data: Problem }) {
  const { t } = useI18n();
  const passing = PASSING.includes(status);
  return (
    <p class="problem-acts">
      {passing && (
        <a class="button primary" href={path}>
          {t('problem.again')}
        </a>
      )}
      {status !== 404 && (
        <a class={passing ? 'button' : 'button primary'} href="/">
          {t('problem.back')}
        </a>
      )}
      {status === 403 && (
        <a class="button" href="/hubs">
          {t('problem.hubs')}
        </a>
      )}
    </p>
  );
}

/** The code is all that leads from a reader's words to what happened here. */
function WhereToWrite({ data: { requestId, contact } }: { data: Problem }) {
  const { t } = useI18n();
  const [before = '', after = ''] = t('problem.write').split('{address}');
  const subject = encodeURIComponent(t('problem.subject', { id: requestId }));
  return (
    <div class="problem-write">
      <p>
        {before}
        <a href={`mailto:${contact}?subject=${subject}`}>{contact}</a>
        {after}
      </p>
      <p class="problem-code">{t('problem.code', { id: requestId })}</p>
    </div>
  );
}

function Help({ help }: { help: NonNullable<Problem['help']> }) {
  const { t } = useI18n();
  const { lots, are, hub, hubs, fibres } = help;
  if (lots.length === 0) return null;
  const city = hubs.find(({ slug }) => slug === hub)?.city;
  const newest = city === undefined ? t('problem.newest') : t('problem.newestIn', { city });
  return (
    <section class="problem-help" aria-labelledby="problem-help">
      <h2 id="problem-help">{are === 'similar' ? t('problem.similar') : newest}</h2>
      <Cards
        hits={lots}
        hubs={hubs}
        labelOf={(_, value) => fibres.find(({ code }) => code === value)?.name ?? value}
      />
    </section>
  );
}
