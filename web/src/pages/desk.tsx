import '../styles/forms.css';
import '../styles/desk.css';
import '../styles/my-desk.css';
import type { DeskNews } from '@scampolo/shared/contract/desk';
import type { Me } from '@scampolo/shared/contract/identity';
import { DeskLists } from '../components/desk-lists.tsx';
import { DeskNeedRow } from '../components/desk-need.tsx';
import { useI18n } from '../i18n/context.tsx';
import { newsHref } from '../state/desk-words.ts';
import { timeLeft } from '../state/time-left.ts';
import type { DataOf } from './page-data.ts';

/** The member's desk: what needs them, what happened lately, and the way to everything else. */
export function DeskPage({ data: { desk, me } }: { data: DataOf<'desk'> }) {
  const { t } = useI18n();
  const { needs, news, counts, now } = desk;
  if (!me) return null;
  const isNew = needs.length === 0 && counts.listings.all === 0 && counts.claims.all === 0;
  return (
    <div class="my-desk">
      <h1>{t('desk.title')}</h1>
      <div class="my-desk-main">
        {isNew ? (
          <Beginning me={me} />
        ) : (
          <section aria-labelledby="needs-title">
            <h2 id="needs-title">
              {t('desk.needs')} {needs.length > 0 && <span class="count">{needs.length}</span>}
            </h2>
            {needs.length === 0 && <p class="calm">{t('desk.calm')}</p>}
            <ol class="needs">
              {needs.map((need) => (
                <DeskNeedRow key={`${need.kind} ${need.id}`} need={need} now={now} />
              ))}
            </ol>
          </section>
        )}
        {news.length > 0 && <News news={news} now={now} />}
      </div>
      <DeskLists counts={counts} me={me} />
    </div>
  );
}

/** For who has done nothing here yet: the two ways to begin. */
function Beginning({ me }: { me: Me }) {
  const { t } = useI18n();
  return (
    <section class="empty">
      <h2>{t('desk.emptyTitle')}</h2>
      <p>{t('desk.emptyAdvice')}</p>
      <div class="actions">
        {me.workshops.length > 0 ? (
          <a class="button primary" href="/post">
            {t('desk.post')}
          </a>
        ) : (
          <a class="button primary" href="/me/account#new-workshop">
            {t('desk.openWorkshop')}
          </a>
        )}
        <a class="button" href="/">
          {t('desk.search')}
        </a>
      </div>
    </section>
  );
}

function News({ news, now }: { news: readonly DeskNews[]; now: string }) {
  const { t, locale } = useI18n();
  return (
    <section aria-labelledby="news-title">
      <h2 id="news-title">{t('desk.news')}</h2>
      <ul class="news">
        {news.map((one) => (
          <li key={`${one.kind} ${one.id}`}>
            <a href={newsHref(one)}>
              <span>
                {t(`news.${one.kind}`)}
                {one.title && (
                  <>
                    {': '}
                    <span class="need-what" lang={one.locale ?? undefined}>
                      {one.title}
                    </span>
                  </>
                )}
              </span>{' '}
              <time datetime={one.at}>{timeLeft(one.at, now, locale)}</time>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
