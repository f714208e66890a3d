import type { ListingJson, PhotoJson } from '@scampolo/shared/contract/listings';
import type { ComponentType } from 'preact';
import { useState } from 'preact/hooks';
import { useI18n } from '../i18n/context.tsx';
import { largestUrl, Photo, Placeholder } from './photo.tsx';
import type { PhotoViewer } from './photo-viewer.tsx';
import { Swatch } from './swatch.tsx';

/** The frame of the large photo, width to height. */
const FRAME = 4 / 5;

/** The photos of a lot: one large, the others to choose from; the large one opens as large as the screen. */
export function Gallery({ listing }: { listing: ListingJson }) {
  const { t } = useI18n();
  const [chosen, setChosen] = useState(0);
  const [Viewer, setViewer] = useState<ViewerType | null>(null);
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
  const open = async (event: MouseEvent): Promise<void> => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const viewer = await loadViewer();
    // Without the viewer the photo itself still opens.
    if (viewer) setViewer(() => viewer);
    else location.assign(largestUrl(photo));
  };
  return (
    <section class="gallery" aria-label={t('listing.photos')}>
      <a class="frame" href={largestUrl(photo)} onClick={open}>
        <Placeholder key={photo.thumbhash} hash={photo.thumbhash} />
        <Photo
          key={photo.id}
          photo={photo}
          alt={photo.alt}
          lang={listing.locale}
          sizes={sizesOf(photo)}
          eager
        />
        <span class="visually-hidden">{t('listing.photoBig')}</span>
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
      {Viewer && (
        <Viewer
          listing={listing}
          index={chosen}
          sizes={sizesOf(photo)}
          onIndex={setChosen}
          onClose={() => setViewer(null)}
        />
      )}
    </section>
  );
}

type ViewerType = ComponentType<Parameters<typeof PhotoViewer>[0]>;

function loadViewer(): Promise<ViewerType | null> {
  return import('./photo-viewer.tsx').then(
    ({ PhotoViewer: viewer }) => viewer,
    () => null,
  );
}

/** What is wider than the frame fills its height and is wider than what is seen of it. */
function sizesOf({ width, height }: PhotoJson): string {
  const wider = Math.max(1, width / height / FRAME);
  return `(min-width: 62rem) ${Math.round(38 * wider)}rem, ${Math.round(100 * wider)}vw`;
}
