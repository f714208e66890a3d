import type { CatalogueJson } from '@scampolo/shared/contract/catalogue';
import type { ListingJson } from '@scampolo/shared/contract/listings';
import { useI18n } from '../i18n/context.tsx';
import { ColourList } from './colour-list.tsx';
import { LotDrawing } from './lot-drawing.tsx';

/** What is about to be taken, for the drawing. */
export interface Taking {
  chosen: Readonly<Record<string, number>>;
  takenCm: number;
  onTouch?: ((id: string) => void) | undefined;
}

interface ListingSeeProps {
  listing: ListingJson;
  terms: CatalogueJson;
  taking: Taking;
}

/** What stands below a lot's photos: its drawing to scale, the giver's words, its colours. */
export function ListingSee({ listing, terms, taking }: ListingSeeProps) {
  const { t } = useI18n();
  return (
    <>
      <LotDrawing listing={listing} terms={terms} {...taking} />
      {listing.description && (
        <section class="words-of-giver">
          <h2>{t('scheda.description')}</h2>
          <p lang={listing.locale}>{listing.description}</p>
        </section>
      )}
      <ColourList colours={listing.colours} terms={terms} />
    </>
  );
}
