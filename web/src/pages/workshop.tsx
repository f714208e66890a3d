import '../styles/forms.css';
import '../styles/cards.css';
import '../styles/workshop.css';
import { HoursList } from '../components/hours-list.tsx';
import { ListingCard } from '../components/listing-card.tsx';
import { Logo } from '../components/logo.tsx';
import { useI18n } from '../i18n/context.tsx';
import { languageName } from '../state/language-name.ts';
import { termName } from '../state/terms.ts';
import type { DataOf } from './page-data.ts';

/** Cards of the first screen, whose photos are loaded at once. */
const FIRST_CARDS = 4;

/** A workshop as it shows itself: who, where and when, and what it offers now. */
export function WorkshopPage({ data }: { data: DataOf<'workshop'> }) {
  const { t } = useI18n();
  const { workshop, hub, listings, terms } = data;
  const { own } = workshop;
  return (
    <article class="workshop">
      {own && !own.profilePublic && <p class="note held">{t('workshop.hidden')}</p>}
      <WorkshopHead data={data} />
      <div class="workshop-body">
        <WorkshopWords data={data} />
        <section class="offers">
          <h2>{t('workshop.listings')}</h2>
          {listings.length === 0 && <p>{t('workshop.noListings')}</p>}
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
      </div>
      <Report data={data} />
    </article>
  );
}

function WorkshopHead({ data: { workshop, hub } }: { data: DataOf<'workshop'> }) {
  const { t } = useI18n();
  const { id, name, kind, logo, own } = workshop;
  return (
    <header class="workshop-head">
      {logo && <Logo logo={logo} alt={t('workshop.logo', { name })} />}
      <div>
        <h1>{name}</h1>
        <p class="place">{t('workshop.about', { kind: t(`kind.${kind}`), hub: hub.name })}</p>
      </div>
      {own?.role && (
        <a class="button" href={`/workshops/${id}/edit`}>
          {t('workshop.edit')}
        </a>
      )}
    </header>
  );
}

/** For everybody but who acts for it. */
function Report({ data: { workshop } }: { data: DataOf<'workshop'> }) {
  const { t } = useI18n();
  if (workshop.own?.role) return null;
  return (
    <p class="hint report">
      <a href={`/notice?about=workshop:${workshop.id}`}>{t('workshop.report')}</a>
    </p>
  );
}

function WorkshopWords({ data: { workshop } }: { data: DataOf<'workshop'> }) {
  const { t, locale } = useI18n();
  const { story, languages, places } = workshop;
  if (story === '' && languages.length === 0 && places.length === 0) return null;
  return (
    <div class="workshop-words">
      {story !== '' && (
        <section>
          <h2>{t('workshop.story')}</h2>
          <p class="story">{story}</p>
        </section>
      )}
      {places.length > 0 && (
        <section>
          <h2>{t('workshop.places')}</h2>
          {places.map((place) => (
            <div key={place.id} class="where">
              {place.name !== '' && <h3>{place.name}</h3>}
              <p>{place.address}</p>
              <HoursList hours={place.hours} />
            </div>
          ))}
        </section>
      )}
      {languages.length > 0 && (
        <section>
          <h2>{t('workshop.languages')}</h2>
          <p>{languages.map((code) => languageName(code, locale)).join(', ')}</p>
        </section>
      )}
    </div>
  );
}
