import { LIMITS } from '@scampolo/shared/domain/listing';
import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { useI18n } from '../i18n/context.tsx';
import type { PhotoItem } from '../state/photo-items.ts';
import type { Photos } from '../state/use-photos.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { FileButton } from './file-button.tsx';
import { PhotoTile } from './photo-tile.tsx';

/** The photos of a lot: taken, chosen or dropped; sent while one goes on writing; ordered, described, replaced, removed. `children` follow. */
export function PhotosEditor({ photos, children }: { photos: Photos; children: ComponentChildren }) {
  const { t } = useI18n();
  const [leaving, setLeaving] = useState<PhotoItem | null>(null);
  const [over, setOver] = useState(false);
  const { items, problems } = photos;
  const add = (files: File[]): void => void photos.add(files);
  return (
    <section
      class="photos-editor"
      aria-labelledby="photos-title"
      onDragOver={(event) => {
        if (!event.dataTransfer?.types.includes('Files')) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        const files = [...(event.dataTransfer?.files ?? [])];
        if (files.length === 0) return;
        event.preventDefault();
        setOver(false);
        add(files);
      }}
    >
      <h2 id="photos-title">{t('photos.title')}</h2>
      {items.length < LIMITS.photos && (
        <div class={over ? 'drop over' : 'drop'}>
          <FileButton text={t('photos.take')} camera onFiles={add} />
          <FileButton text={t('photos.choose')} several onFiles={add} />
          <p class="hint drop-words">{t('photos.drop')}</p>
        </div>
      )}
      <p class="hint">{t('photos.hint', { most: LIMITS.photos })}</p>
      <div class="photo-problems" role="status">
        {problems.map((problem) => (
          <p key={problem} class="problem">
            {problem}
          </p>
        ))}
      </div>
      <p class="visually-hidden" role="status">
        {photos.news}
      </p>
      {items.length > 0 && <Tiles photos={photos} onRemove={setLeaving} />}
      {leaving && (
        <ConfirmDialog
          title={t('photos.removeTitle', { n: items.findIndex(({ key }) => key === leaving.key) + 1 })}
          body={t('photos.removeBody')}
          submit={t('photos.removeYes')}
          onConfirm={async () => {
            await photos.remove(leaving);
            setLeaving(null);
          }}
          onClose={() => setLeaving(null)}
        />
      )}
      {children}
    </section>
  );
}

/** The photos in their order, which can be changed by dragging and by each one's buttons. */
function Tiles({ photos, onRemove }: { photos: Photos; onRemove: (item: PhotoItem) => void }) {
  const dragged = useRef<string | null>(null);
  const [target, setTarget] = useState<string | null>(null);
  const { items } = photos;
  const end = (): void => {
    dragged.current = null;
    setTarget(null);
  };
  return (
    <ol class="tiles">
      {items.map((item, index) => (
        <li
          key={item.key}
          class={item.key === target ? 'target' : undefined}
          onDragStart={(event) => {
            // Words of a description can be dragged too.
            if (!(event.target instanceof HTMLElement && event.target.draggable)) return;
            event.dataTransfer?.setData('text/plain', '');
            dragged.current = item.key;
          }}
          onDragOver={(event) => {
            if (dragged.current === null) return;
            event.preventDefault();
            setTarget(item.key === dragged.current ? null : item.key);
          }}
          onDrop={(event) => {
            if (dragged.current === null) return;
            event.preventDefault();
            const from = items.findIndex(({ key }) => key === dragged.current);
            if (from !== index) photos.move(from, index);
            end();
          }}
          onDragEnd={end}
        >
          <PhotoTile
            item={item}
            index={index}
            count={items.length}
            photos={photos}
            onRemove={() => onRemove(item)}
          />
        </li>
      ))}
    </ol>
  );
}
