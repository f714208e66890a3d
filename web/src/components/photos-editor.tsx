import { LIMITS } from '@scampolo/shared/domain/listing';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useI18n } from '../i18n/context.tsx';
import type { PhotoItem } from '../state/photo-items.ts';
import type { Photos } from '../state/use-photos.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { FileButton } from './file-button.tsx';
import { PhotoTile } from './photo-tile.tsx';

/**
 * The photos of a lot: taken, chosen, dropped or pasted; sent while one goes on writing. While there is none, one large target; then
 * they stand small in a row, and behind a button are ordered, described, replaced and removed.
 */
export function PhotosEditor({ photos }: { photos: Photos }) {
  const { t } = useI18n();
  const [leaving, setLeaving] = useState<PhotoItem | null>(null);
  const [managing, setManaging] = useState(false);
  const { items, problems } = photos;
  const add = (files: File[]): void => void photos.add(files);
  const { over, ...dropping } = useDropping(add);
  usePasting(add);
  const none = items.length === 0;
  return (
    <section
      class={`photos-editor ${none ? 'begin' : managing ? '' : 'strip'} ${over ? 'over' : ''}`}
      aria-labelledby="photos-title"
      {...dropping}
    >
      <h2 id="photos-title" class="visually-hidden" tabIndex={-1}>
        {t('photos.title')}
      </h2>
      {!none && <Tiles photos={photos} compact={!managing} onRemove={setLeaving} />}
      {items.length < LIMITS.photos && (
        <div class="drop">
          {none && <CameraSign />}
          <FileButton text={t('photos.take')} camera onFiles={add} />
          <FileButton text={t('photos.choose')} several onFiles={add} />
          <p class="hint drop-words">{t('photos.drop')}</p>
        </div>
      )}
      {none && <p class="hint">{t('photos.hint', { most: LIMITS.photos })}</p>}
      {!none && (
        <button
          type="button"
          class="link manage"
          aria-expanded={managing}
          onClick={() => setManaging(!managing)}
        >
          {t(managing ? 'photos.managed' : 'photos.manage')}
        </button>
      )}
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
    </section>
  );
}

function CameraSign() {
  return (
    <svg class="camera-sign" viewBox="0 0 48 40" aria-hidden="true" focusable="false">
      <path d="M3 10h10l4-6h14l4 6h10v27H3z" />
      <circle cx="24" cy="22" r="8.5" />
    </svg>
  );
}

/** Files that are dragged over the section, and dropped there. */
function useDropping(add: (files: File[]) => void) {
  const [over, setOver] = useState(false);
  return {
    over,
    onDragOver(event: DragEvent) {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop(event: DragEvent) {
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      setOver(false);
      add(files);
    },
  };
}

/** Pictures that are pasted anywhere on the page; text is left to the field it is pasted into. */
function usePasting(add: (files: File[]) => void): void {
  const latest = useRef(add);
  latest.current = add;
  useEffect(() => {
    const paste = ({ clipboardData }: ClipboardEvent): void => {
      const pictures = [...(clipboardData?.files ?? [])].filter(({ type }) => type.startsWith('image/'));
      if (pictures.length > 0) latest.current(pictures);
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, []);
}

interface TilesProps {
  photos: Photos;
  /** true while they are only shown */
  compact: boolean;
  onRemove: (item: PhotoItem) => void;
}

/** The photos in their order, which can be changed by dragging and by each one's buttons. */
function Tiles({ photos, compact, onRemove }: TilesProps) {
  const dragged = useRef<string | null>(null);
  const [target, setTarget] = useState<string | null>(null);
  const { items } = photos;
  const end = (): void => {
    dragged.current = null;
    setTarget(null);
  };
  return (
    <ol class={compact ? 'tiles compact' : 'tiles'}>
      {items.map((item, index) => (
        <li
          key={item.key}
          class={`${item.key === target ? 'target' : ''} ${item.status === 'failed' || item.status === 'paused' ? 'wide' : ''}`}
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
            compact={compact}
            onRemove={() => onRemove(item)}
          />
        </li>
      ))}
    </ol>
  );
}
