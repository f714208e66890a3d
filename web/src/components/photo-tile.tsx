import { useLayoutEffect, useRef } from 'preact/hooks';
import { useI18n } from '../i18n/context.tsx';
import type { PhotoItem } from '../state/photo-items.ts';
import type { Photos } from '../state/use-photos.ts';
import { FileButton } from './file-button.tsx';
import { PhotoAlt } from './photo-alt.tsx';

interface PhotoTileProps {
  item: PhotoItem;
  index: number;
  count: number;
  photos: Photos;
  onRemove: () => void;
}

interface WholeTileProps extends PhotoTileProps {
  /** true while it is only shown: without its words and tools, but for what went wrong */
  compact: boolean;
}

/** One photo of the form: how far it has gone up, what it shows, its place in the order, and what can be done with it. */
export function PhotoTile({ compact, ...props }: WholeTileProps) {
  const { item, index, count, photos } = props;
  const { status, share, problem } = item;
  return (
    <div class={`tile ${status}`}>
      <div class="tile-photo" draggable={count > 1}>
        <img src={item.url} alt="" width="160" height="200" draggable={false} />
      </div>
      <div class="tile-words">
        <p class="tile-state">{usePhotoState(item, index)}</p>
        {status === 'sending' && <progress max="1" value={share} aria-hidden="true" />}
        {problem && <p class="problem">{problem}</p>}
        {status === 'saved' && !compact && (
          <PhotoAlt key={item.photo?.id} item={item} n={index + 1} onSave={photos.describe} />
        )}
      </div>
      {(!compact || status === 'failed') && (
        <div class="tools">
          {status === 'saved' ? (
            <SavedTools {...props} />
          ) : (
            <UnsavedTools item={item} n={index + 1} photos={photos} />
          )}
        </div>
      )}
    </div>
  );
}

function SavedTools({ item, index, count, photos, onRemove }: PhotoTileProps) {
  const { t } = useI18n();
  const n = index + 1;
  const earlier = useRef<HTMLButtonElement>(null);
  const later = useRef<HTMLButtonElement>(null);
  const pressed = useRef<'earlier' | 'later' | null>(null);
  // Moving takes the button along, and with it the focus, which would be lost.
  useLayoutEffect(() => {
    const [first, second] = pressed.current === 'later' ? [later, earlier] : [earlier, later];
    if (pressed.current) (first.current?.disabled ? second : first).current?.focus();
    pressed.current = null;
  }, [index]);
  const move = (to: number, by: 'earlier' | 'later'): void => {
    pressed.current = by;
    photos.move(index, to);
  };
  return (
    <>
      <button
        ref={earlier}
        type="button"
        aria-label={t('photos.earlier', { n })}
        disabled={index === 0}
        onClick={() => move(index - 1, 'earlier')}
      >
        ↑
      </button>
      <button
        ref={later}
        type="button"
        aria-label={t('photos.later', { n })}
        disabled={index === count - 1}
        onClick={() => move(index + 1, 'later')}
      >
        ↓
      </button>
      <FileButton
        text={t('photos.replace')}
        label={t('photos.replaceNumber', { n })}
        onFiles={([file]) => file && void photos.replace(item, file)}
      />
      <button type="button" class="remove" aria-label={t('photos.remove', { n })} onClick={onRemove}>
        {t('photos.removeYes')}
      </button>
    </>
  );
}

function UnsavedTools({ item, n, photos }: { item: PhotoItem; n: number; photos: Photos }) {
  const { t } = useI18n();
  const failed = item.status === 'failed';
  const words = item.photo ? 'photos.keepOld' : failed ? 'photos.removeYes' : 'photos.stop';
  return (
    <>
      {failed && item.again && (
        <button type="button" class="primary" onClick={() => photos.retry(item)}>
          {t('photos.retry')}
        </button>
      )}
      <button
        type="button"
        aria-label={`${t(words)}: ${t('photos.name', { n })}`}
        onClick={() => photos.cancel(item)}
      >
        {t(words)}
      </button>
    </>
  );
}

function usePhotoState({ status, share, pausedBy }: PhotoItem, index: number): string {
  const { t, percent } = useI18n();
  if (status === 'waiting') return t('photos.waiting');
  if (status === 'preparing') return t('photos.preparing');
  if (status === 'failed') return t('photos.failed');
  if (status === 'paused') return t(pausedBy === 'network' ? 'photos.offline' : 'photos.busy');
  if (status === 'sending') {
    // Everything is there, but the server still turns, strips and sizes it.
    return share < 1
      ? t('photos.sending', { share: percent(Math.round(share * 10) * 10) })
      : t('photos.preparing');
  }
  return index === 0 ? t('photos.cover') : t('photos.name', { n: index + 1 });
}
