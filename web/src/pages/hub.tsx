import '../styles/cards.css';
import '../styles/workshop.css';
import '../styles/hub.css';
import { HubNews } from '../components/hub-news.tsx';
import { HubOpen } from '../components/hub-open.tsx';
import { HubWhere } from '../components/hub-where.tsx';
import { HubWho } from '../components/hub-who.tsx';
import { ListingCard } from '../components/listing-card.tsx';
import { useI18n } from '../i18n/context.tsx';
import { termName } from '../state/terms.ts';
import { useNow } from '../state/use-now.ts';
import type { DataOf } from './page-data.ts';

/** Cards of the first screen, whose photos are loaded at once. */
const FIRST_CARDS = 4;

/** A hub: who, where, when, and what is new. */
export function HubPage({ data }: { data: DataOf<'hub'> }) {
  const { hub, told, events, news } = data;
  const now = useNow(data.now);
  return (
    <article class="hub">
      <HubHead data={data} now={now} />
      <div class="hub-body">
        <div class="hub-words">
          <HubWhere hub={hub} told={told} now={now} />
          <HubWho hub={hub} told={told} />
          <HubJoin slug={hub.slug} signedIn={data.me !== null} />
        </div>
        <div class="hub-new">
          <HubNews hub={hub} events={events} news={news} />
          <HubLots data={data} />
        </div>
      </div>
    </article>
  );
}

function HubHead({ data: { hub, told, me }, now }: { data: DataOf<'hub'>; now: Date }) {
  const { t } = useI18n();
  const isStaff = me !== null && (me.admin || me.staffOf.includes(hub.slug));
  return (
    <header class="hub-head">
      <p class="over">
        <a href="/hubs">{t('hubs.title')}</a>
      </p>
      <h1>{hub.name}</h1>
      <p class="place">{hub.place}</p>
      <HubOpen hub={hub} places={told.places} now={now} named />
      <p class="lead">{hub.story}</p>
      {told.welcome !== '' && (
        <p class="story" lang={told.locale}>
          {told.welcome}
        </p>
      )}
      <p class="actions">
        <a class="button primary" href={`/?hub=${hub.slug}`}>
          {t('hub.lots', { count: hub.listings })}
        </a>
        {isStaff && (
          <a class="button" href={`/hubs/${hub.slug}/edit`}>
            {t('hub.edit')}
          </a>
        )}
      </p>
    </header>
  );
}

function HubLots({ data: { hub, listings, terms } }: { data: DataOf<'hub'> }) {
  const { t } = useI18n();
  return (
    <section id="lots">
      <h2>{t('hub.newest')}</h2>
      {listings.length === 0 && <p>{t('hub.noLots')}</p>}
      <ul class="cards">
        {listings.map((listing, index) => (
          <li key={listing.id}>
            <ListingCard
              hit={{ ...listing, distanceKm: null }}
              hub={hub}
              fibreName={(code) => termName(terms, 'fibres', code)}
              eager={index < FIRST_CARDS}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function HubJoin({ slug, signedIn }: { slug: string; signedIn: boolean }) {
  const { t } = useI18n();
  return (
    <section id="join">
      <h2>{t('hub.join')}</h2>
      <p>{t('hub.joinHow')}</p>
      <ul class="ways-in">
        {!signedIn && (
          <li>
            <a href="/sign-up">{t('hub.signUp')}</a>
          </li>
        )}
        <li>
          <a href={`/wanted?hub=${slug}`}>{t('hub.wanted')}</a>
        </li>
        <li>
          <a href="/how-it-works">{t('hub.how')}</a>
        </li>
      </ul>
    </section>
  );
}
