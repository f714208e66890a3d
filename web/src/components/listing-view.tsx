import type { ListingJson } from '@scampolo/shared/contract/listings';
import type { ComponentChildren } from 'preact';
import { useI18n } from '../i18n/context.tsx';
import type { DataOf } from '../pages/page-data.ts';
import { ColourList } from './colour-list.tsx';
import { Gallery } from './gallery.tsx';
import { ListingHead } from './listing-head.tsx';
import { LotDrawing } from './lot-drawing.tsx';
import { Scheda } from './scheda.tsx';

/** What is about to be taken, for the drawing. */
export interface Taking {
  chosen: Readonly<Record<string, number>>;
  takenCm: number;
  onTouch?: ((id: string) => void) | undefined;
}

interface ListingViewProps {
  data: DataOf<'listing'>;
  /** as it is now, which may be later than in `data` */
  listing: ListingJson;
  taking: Taking;
  /** what one does with it, beside its photos */
  children: ComponentChildren;
}

/** One lot: photos and colours, its scheda, its drawing, and what can be done with it. */
export function ListingView({ data, listing, taking, children }: ListingViewProps) {
  const { t } = useI18n();
  return (
    <article class="listing">
      <Gallery listing={listing} />
      <div class="know">
        <ListingHead listing={listing} hub={data.hub} terms={data.terms} />
        {children}
        <section class="all">
          <h2>{t('scheda.title')}</h2>
          <Scheda listing={listing} terms={data.terms} hub={data.hub} />
        </section>
      </div>
      <div class="see">
        <LotDrawing listing={listing} {...taking} />
        {listing.description && (
          <section class="words-of-giver">
            <h2>{t('scheda.description')}</h2>
            <p lang={listing.locale}>{listing.description}</p>
          </section>
        )}
        <ColourList colours={listing.colours} terms={data.terms} />
      </div>
    </article>
  );
}
