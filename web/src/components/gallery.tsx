import type { ListingJson } from '@scampolo/shared/contract/listings';
import { useState } from 'preact/hooks';
import { useI18n } from '../i18n/context.tsx';
import { largestUrl, Photo } from './photo.tsx';
import { Swatch } from './swatch.tsx';

const SIZES = '(min-width: 62rem) 36rem, 100vw';

/** The photos of a lot: one large, the others to choose from; the large one opens in full. */
export function Gallery({ listing }: { listing: ListingJson }) {
  const { t } = useI18n();
  const [chosen, setChosen] = useState(0);
  const { photos } = listing;
  const photo = photos[Math.min(chosen, photos.length - 1)];
  if (!photo) {
    return (
      <figure class="gallery">
        <div class="frame">
          <Swatch colours={listing.colours} />
        </div>
        <figcaption>{t('listing.noPhoto')}</figcaption>
      </figure>
    );
  }
  const words = t('listing.photo', { n: chosen + 1, total: photos.length });
  return (
    <section class="gallery" aria-label={t('listing.photos')}>
      <a class="frame" href={largestUrl(photo)} aria-label={`${words}. ${t('listing.photoBig')}`}>
        <Swatch colours={listing.colours} />
        <Photo key={photo.id} photo={photo} alt={words} sizes={SIZES} eager />
      </a>
      {photos.length > 1 && (
        <ul class="thumbs">
          {photos.map((one, index) => (
            <li key={one.id}>
              <a
                href={largestUrl(one)}
                aria-current={index === chosen ? 'true' : undefined}
                aria-label={t('listing.photoShow', { n: index + 1 })}
                onClick={(event) => {
                  event.preventDefault();
                  setChosen(index);
                }}
              >
                <Photo photo={one} alt="" sizes="5rem" />
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
