import type { HubJson } from '@scampolo/shared/contract/hubs';
import type { ListingSummary } from '@scampolo/shared/contract/listings';
import type { SearchAnswer } from '@scampolo/shared/contract/search';
import { useI18n } from '../i18n/context.tsx';
import type { I18n } from '../i18n/translate.ts';
import { measureWords } from '../state/measure-words.ts';
import { CompositionBar } from './composition-bar.tsx';
import { Marked } from './marked.tsx';
import { Photo, Placeholder } from './photo.tsx';
import { Swatch } from './swatch.tsx';

/** Search also tells how far away it is, and where the words that were asked for stand. */
type Hit = ListingSummary & {
  distanceKm: number | null;
  titleMarks?: SearchAnswer['hits'][number]['titleMarks'];
};

interface ListingCardProps {
  hit: Hit;
  hub: HubJson | undefined;
  fibreName: (code: string) => string;
  /** true for the cards that are seen first */
  eager: boolean;
}

// As shown, but a little less for phones, so that those of two and of three device pixels a pixel take the 320 pixels that are meant for
// them, also where a browser takes the next larger one: as shown they would fetch two to six times the bytes, 24 times a page.
const SIZES =
  '(min-width: 75rem) 15rem, (min-width: 62rem) 22vw, (min-width: 40rem) 30vw, (min-resolution: 2.1dppx) 24vw, 42vw';

/** One lot in a list of results: photo, title, composition, measures, place; the whole card leads to its page. */
export function ListingCard({ hit, hub, fibreName, eager }: ListingCardProps) {
  const i18n = useI18n();
  const main = hit.composition.filter((share) => (share.part ?? 'main') === 'main');
  const chip = unusual(hit, i18n);
  return (
    <article class="card">
      <div class="frame">
        <CardPhoto hit={hit} eager={eager} />
        {chip && <span class="tag">{chip}</span>}
      </div>
      <h3 lang={hit.locale}>
        <a href={`/listings/${hit.id}`}>
          <Marked text={hit.title} marks={hit.titleMarks ?? []} />
        </a>
      </h3>
      <CompositionBar shares={main} nameOf={fibreName} />
      <p class="measures">{measureWords(hit, i18n)}</p>
      <p class="place">{place(hit, hub, i18n)}</p>
    </article>
  );
}

/** The photo, or the cloth drawn from its colours. A suggested description only repeats the words beneath; a typed one says more. */
function CardPhoto({ hit, eager }: { hit: Hit; eager: boolean }) {
  const { t } = useI18n();
  const { photo, locale } = hit;
  if (!photo) {
    return (
      <>
        <Swatch colours={hit.colours} />
        <span class="no-photo">{t('card.noPhoto')}</span>
      </>
    );
  }
  const alt = photo.altTyped ? photo.alt : '';
  return (
    <>
      <Placeholder hash={photo.thumbhash} />
      <Photo photo={photo} alt={alt} lang={locale} sizes={SIZES} eager={eager} />
    </>
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
