import '../styles/forms.css';
import '../styles/cards.css';
import '../styles/listing.css';
import '../styles/word-note.css';
import '../styles/print.css';
import { Gallery } from '../components/gallery.tsx';
import { ShareActions } from '../components/share-actions.tsx';
import { Still } from '../components/still.tsx';
import type { DataOf } from './page-data.ts';

/**
 * One lot as anybody sees it who follows a link. All but photos and sharing stands still, so that a phone on a bad connection
 * need not load what draws it.
 */
export function ListingPage({ data }: { data: DataOf<'listing'> }) {
  const { listing, publicUrl } = data;
  return (
    <article class="listing">
      <Gallery listing={listing} />
      <div class="know">
        <Still part="head" class="as-it-came" data={data} />
        <section class="all">
          <Still part="scheda" class="as-it-came" data={data} />
          <ShareActions listing={listing} publicUrl={publicUrl} />
        </section>
      </div>
      <Still part="see" class="see" data={data} />
      <Still part="more" class="as-it-came" data={data} />
      <p class="address">
        {publicUrl}/listings/{listing.id}
      </p>
    </article>
  );
}
