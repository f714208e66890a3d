import { useId, useState } from 'preact/hooks';
import { useI18n } from '../i18n/context.tsx';
import type { PhotoItem } from '../state/photo-items.ts';

/** The longest description, in characters; that of the contract. */
const LONGEST = 250;

interface PhotoAltProps {
  item: PhotoItem;
  /** its place in the order, from 1 */
  n: number;
  onSave: (item: PhotoItem, alt: string) => Promise<void>;
}

/** What a photo shows, in words: saved as soon as the field is left; empty, the suggestion beneath it holds. */
export function PhotoAlt({ item, n, onSave }: PhotoAltProps) {
  const { t } = useI18n();
  const id = useId();
  const saved = item.photo?.altTyped ? item.photo.alt : '';
  const [text, setText] = useState(saved);
  return (
    <label class="field photo-alt">
      <span>{t('photos.alt', { n })}</span>
      <textarea
        rows={2}
        maxlength={LONGEST}
        aria-describedby={id}
        value={text}
        onInput={({ currentTarget }) => setText(currentTarget.value)}
        onChange={() => {
          // One line: a line break in a description is read as nothing.
          const tidied = text.replaceAll(/\s+/g, ' ').trim();
          setText(tidied);
          if (tidied !== saved) void onSave(item, tidied);
        }}
      />
      <small id={id} class="hint">
        {saved === '' ? t('photos.altSuggested', { text: item.photo?.alt ?? '' }) : t('photos.altBack')}
      </small>
    </label>
  );
}
