import { useI18n } from '../i18n/context.tsx';
import type { DataOf } from '../pages/page-data.ts';
import { termName } from '../state/terms.ts';
import { ListingCard } from './listing-card.tsx';

/** Where to look on: lots like this one, where it can no longer be had, and the way to all of them. */
export function MoreLots({ data }: { data: DataOf<'listing'> }) {
  const { t } = useI18n();
  const { listing, hub, similar, terms } = data;
  const search = new URLSearchParams({
    hub: listing.hub,
    ...(listing.category && { category: listing.category }),
  });
  const all = <a href={`/?${search}`}>{t('similar.all', { city: hub.city })}</a>;
  if (!similar) return <p class="similar">{all}</p>;
  return (
    <section class="similar" id="similar">
      <h2>{t('similar.title')}</h2>
      <ul class="cards">
        {similar.map((lot) => (
          <li key={lot.id}>
            <ListingCard
              hit={{ ...lot, distanceKm: null }}
              hub={hub.slug === lot.hub ? hub : undefined}
              fibreName={(code) => termName(terms, 'fibres', code)}
              eager={false}
            />
          </li>
        ))}
      </ul>
      {similar.length === 0 && <p class="hint">{t('similar.none')}</p>}
      {all}
    </section>
  );
}
