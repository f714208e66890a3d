import type { HubJson } from '@scampolo/shared/contract/hubs';
import type { SearchAnswer } from '@scampolo/shared/contract/search';
import { useI18n } from '../i18n/context.tsx';
import type { I18n } from '../i18n/translate.ts';
import { measureWords } from '../state/measure-words.ts';
import { CompositionBar } from './composition-bar.tsx';
import { Photo } from './photo.tsx';
import { Swatch } from './swatch.tsx';

type Hit = SearchAnswer['hits'][number];

interface ListingCardProps {
  hit: Hit;
  hub: HubJson | undefined;
  fibreName: (code: string) => string;
  /** true for the cards that are seen first */
  eager: boolean;
}

const SIZES = '(min-width: 75rem) 15rem, (min-width: 62rem) 22vw, (min-width: 40rem) 30vw, 46vw';

/** One lot in a list of results: photo, title, composition, measures, place; the whole card leads to its page. */
export function ListingCard({ hit, hub, fibreName, eager }: ListingCardProps) {
  const i18n = useI18n();
  const main = hit.composition.filter((share) => (share.part ?? 'main') === 'main');
  const chip = unusual(hit, i18n);
  return (
    <article class="card">
      <div class="frame">
        <Swatch colours={hit.colours} />
        {hit.photo && <Photo photo={hit.photo} alt="" sizes={SIZES} eager={eager} />}
        {!hit.photo && <span class="no-photo">{i18n.t('card.noPhoto')}</span>}
        {chip && <span class="tag">{chip}</span>}
      </div>
      <h3 lang={hit.locale}>
        <a href={`/listings/${hit.id}`}>{hit.title}</a>
      </h3>
      <CompositionBar shares={main} nameOf={fibreName} />
      <p class="measures">{measureWords(hit, i18n)}</p>
      <p class="place">{place(hit, hub, i18n)}</p>
    </article>
  );
}

/** What departs from a plain gift with all of it still there; null when nothing does. */
function unusual(hit: Hit, { t, number, amount, price }: I18n): string | null {
  if (hit.status === 'exhausted') return t('card.gone');
  if (hit.price) return price(hit.price);
  if (hit.priceKind === 'swap') return t('priceKind.swap');
  const { amountLeft: left, amount: whole } = hit;
  if (left && whole && left.unit === 'pcs' && left.value === 1 && whole.value > 1) return t('card.last');
  if (left && whole && left.value < whole.value) {
    return t('card.left', { left: number(left.value), amount: amount(whole) });
  }
  return null;
}

function place(hit: Hit, hub: HubJson | undefined, { t, number }: I18n): string {
  const words = [hub?.city ?? hit.hub];
  if (hit.distanceKm !== null)
    words.push(t('distance', { km: number(Math.round(hit.distanceKm * 10) / 10) }));
  words.push(hit.workshop.name ?? t(`kind.${hit.workshop.kind}`));
  return words.join(' · ');
}
