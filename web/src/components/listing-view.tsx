import type { ListingJson } from '@scampolo/shared/contract/listings';
import type { ComponentChildren } from 'preact';
import { useI18n } from '../i18n/context.tsx';
import type { DataOf } from '../pages/page-data.ts';
import { Gallery } from './gallery.tsx';
import { ListingHead } from './listing-head.tsx';
import { ListingSee, type Taking } from './listing-see.tsx';
import { Scheda } from './scheda.tsx';
import { ShareActions } from './share-actions.tsx';
import { Still } from './still.tsx';

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
  const { terms, hub, publicUrl } = data;
  return (
    <article class="listing">
      <Gallery listing={listing} />
      <div class="know">
        <ListingHead listing={listing} hub={hub} terms={terms} />
        {children}
        <section class="all">
          <h2>{t('scheda.title')}</h2>
          <Scheda listing={listing} terms={terms} hub={hub} />
          <ShareActions listing={listing} publicUrl={publicUrl} />
          {!listing.mine && (
            <p class="hint report">
              <a href={`/notice?about=listing:${listing.id}`}>{t('listing.report')}</a>
            </p>
          )}
        </section>
      </div>
      <div class="see">
        <ListingSee listing={listing} terms={terms} taking={taking} />
      </div>
      <Still part="more" class="as-it-came" data={data} />
      <p class="address">
        {publicUrl}/listings/{listing.id}
      </p>
    </article>
  );
}
