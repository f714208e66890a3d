import '../styles/viewer.css';
import type { ListingJson } from '@scampolo/shared/contract/listings';
import { useRef } from 'preact/hooks';
import { useI18n } from '../i18n/context.tsx';
import { useOpenDialog } from '../state/use-open-dialog.ts';
import { useZoom } from '../state/use-zoom.ts';
import { Photo } from './photo.tsx';

interface PhotoViewerProps {
  listing: ListingJson;
  /** which of its photos, from 0 */
  index: number;
  /** the width it was shown at before: that variant is here already, and shows until the large one arrives */
  sizes: string;
  onIndex: (index: number) => void;
  onClose: () => void;
}

/** How much one step of the keys and buttons goes in, and moves in CSS pixels. */
const STEP = 1.6;
const STEP_PX = 80;

/** A lot's photos as large as the screen, down to the weave: wheel, pinch, drag and keys. Escape closes it and the focus goes back. */
export function PhotoViewer({ listing, index, sizes, onIndex, onClose }: PhotoViewerProps) {
  const { t } = useI18n();
  const dialog = useOpenDialog(onClose);
  const frame = useRef<HTMLDivElement>(null);
  const { photos } = listing;
  const photo = photos[index];
  const go = (step: 1 | -1): void => {
    if (!photos[index + step]) return;
    zoom.reset();
    onIndex(index + step);
  };
  const zoom = useZoom(frame, largestSize(photo), go);
  const { scale, x, y } = zoom.view;
  if (!photo) return null;
  const words = t('listing.photo', { n: index + 1, total: photos.length });
  const keys: Readonly<Record<string, () => void>> = {
    '+': () => zoom.by(STEP),
    '=': () => zoom.by(STEP),
    '-': () => zoom.by(1 / STEP),
    '0': () => zoom.reset(),
    ArrowLeft: () => (scale > 1 ? zoom.pan({ x: STEP_PX, y: 0 }) : go(-1)),
    ArrowRight: () => (scale > 1 ? zoom.pan({ x: -STEP_PX, y: 0 }) : go(1)),
    ArrowUp: () => zoom.pan({ x: 0, y: STEP_PX }),
    ArrowDown: () => zoom.pan({ x: 0, y: -STEP_PX }),
  };
  return (
    <dialog
      {...dialog}
      class="viewer"
      aria-label={t('listing.photos')}
      onKeyDown={(event) => {
        const deed = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key];
        if (!deed) return;
        event.preventDefault();
        deed();
      }}
    >
      <div ref={frame} class={scale > 1 ? 'stage close' : 'stage'} {...zoom.handlers}>
        <div key={photo.id} class="sheet" style={{ transform: `translate(${x}px, ${y}px) scale(${scale})` }}>
          <Photo photo={photo} alt="" sizes={sizes} eager />
          <Photo photo={photo} alt={photo.alt} lang={listing.locale} sizes={`${LARGEST_PX}px`} eager />
        </div>
      </div>
      <header>
        <p role="status">{photos.length > 1 && words}</p>
        <button type="button" aria-label={t('search.close')} onClick={onClose}>
          ×
        </button>
      </header>
      <footer>
        {photo.altTyped && (
          <p class="caption" lang={listing.locale}>
            {photo.alt}
          </p>
        )}
        <div class="actions">
          {photos.length > 1 && (
            <button
              type="button"
              aria-label={t('viewer.before')}
              disabled={index === 0}
              onClick={() => go(-1)}
            >
              ‹
            </button>
          )}
          <button
            type="button"
            aria-label={t('viewer.out')}
            disabled={scale === 1}
            onClick={() => zoom.by(1 / STEP)}
          >
            −
          </button>
          <button type="button" aria-label={t('viewer.in')} onClick={() => zoom.by(STEP)}>
            +
          </button>
          {photos.length > 1 && (
            <button
              type="button"
              aria-label={t('viewer.next')}
              disabled={index === photos.length - 1}
              onClick={() => go(1)}
            >
              ›
            </button>
          )}
        </div>
      </footer>
    </dialog>
  );
}

/** Larger than any variant, so that the largest is taken. */
const LARGEST_PX = 4000;

function largestSize(photo: ListingJson['photos'][number] | undefined): { width: number; height: number } {
  return photo?.variants.at(-1) ?? { width: 1, height: 1 };
}
