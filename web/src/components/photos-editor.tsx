import { LIMITS } from '@scampolo/shared/domain/listing';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useI18n } from '../i18n/context.tsx';
import type { Photos } from '../state/use-photos.ts';
import { PhotoTile } from './photo-tile.tsx';

const TYPES = 'image/jpeg,image/png,image/webp,image/avif';

/** The photos of a lot: taken, chosen or dropped; sent while one goes on writing; ordered, retried, removed. `children` follow. */
export function PhotosEditor({ photos, children }: { photos: Photos; children: ComponentChildren }) {
  const { t } = useI18n();
  const [over, setOver] = useState(false);
  const { items } = photos;
  return (
    <section class="photos-editor" aria-labelledby="photos-title">
      <h2 id="photos-title">{t('photos.title')}</h2>
      {items.length < LIMITS.photos && (
        // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a way beside the two buttons
        <div
          class={over ? 'drop over' : 'drop'}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={(event) => {
            event.preventDefault();
            setOver(false);
            photos.add([...(event.dataTransfer?.files ?? [])]);
          }}
        >
          <FileButton text={t('photos.take')} camera photos={photos} />
          <FileButton text={t('photos.choose')} photos={photos} />
          <p class="hint drop-words">{t('photos.drop')}</p>
        </div>
      )}
      <p class="hint">{t('photos.hint', { most: LIMITS.photos })}</p>
      <p class="problem" role="status">
        {photos.note}
      </p>
      <ol class="tiles">
        {items.map((item, index) => (
          <li key={item.key}>
            <PhotoTile item={item} index={index} count={items.length} photos={photos} />
          </li>
        ))}
      </ol>
      {children}
    </section>
  );
}

function FileButton({ text, camera = false, photos }: { text: string; camera?: boolean; photos: Photos }) {
  return (
    <label class={camera ? 'button primary camera' : 'button'}>
      <input
        class="visually-hidden"
        type="file"
        accept={TYPES}
        multiple={!camera}
        {...(camera ? { capture: 'environment' } : {})}
        onChange={({ currentTarget }) => {
          photos.add([...(currentTarget.files ?? [])]);
          currentTarget.value = '';
        }}
      />
      {text}
    </label>
  );
}
