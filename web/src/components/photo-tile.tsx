import { useI18n } from '../i18n/context.tsx';
import type { PhotoItem, Photos } from '../state/use-photos.ts';

interface PhotoTileProps {
  item: PhotoItem;
  index: number;
  count: number;
  photos: Photos;
}

/** One photo of the form: how far it has gone up, its place in the order, and what can be done with it. */
export function PhotoTile({ item, index, count, photos }: PhotoTileProps) {
  const { t } = useI18n();
  const n = index + 1;
  return (
    <figure class={`tile ${item.status}`}>
      <img src={item.url} alt={t('photos.name', { n })} width="160" height="200" />
      <figcaption>
        <span role="status">{usePhotoState(item, index)}</span>
      </figcaption>
      {item.status === 'sending' && <progress max="1" value={item.share} aria-hidden="true" />}
      {item.problem && <p class="problem">{item.problem}</p>}
      <div class="tools">
        {item.status === 'failed' && (
          <button type="button" onClick={() => photos.retry(item)}>
            {t('photos.retry')}
          </button>
        )}
        {item.status === 'saved' && (
          <>
            <button
              type="button"
              aria-label={t('photos.earlier', { n })}
              disabled={index === 0}
              onClick={() => photos.move(index, index - 1)}
            >
              ‹
            </button>
            <button
              type="button"
              aria-label={t('photos.later', { n })}
              disabled={index === count - 1}
              onClick={() => photos.move(index, index + 1)}
            >
              ›
            </button>
          </>
        )}
        {(item.status === 'saved' || item.status === 'failed') && (
          <button type="button" aria-label={t('photos.remove', { n })} onClick={() => photos.remove(item)}>
            ×
          </button>
        )}
      </div>
    </figure>
  );
}

function usePhotoState({ status, share }: PhotoItem, index: number): string {
  const { t, percent } = useI18n();
  if (status === 'waiting') return t('photos.waiting');
  if (status === 'failed') return t('photos.failed');
  if (status === 'sending') {
    // Everything is there, but the server still turns, strips and sizes it.
    return share < 1
      ? t('photos.sending', { share: percent(Math.round(share * 10) * 10) })
      : t('photos.preparing');
  }
  return index === 0 ? t('photos.cover') : '';
}
