import { useId, useState } from 'preact/hooks';
import { useI18n } from '../i18n/context.tsx';
import { hasDropper, pickFromScreen } from '../state/eye-dropper.ts';
import type { PhotoSwatch } from '../state/photo-swatches.ts';
import { readPhotoSwatches } from '../state/read-photo-swatches.ts';
import { FileButton } from './file-button.tsx';

interface ColourFromPhotoProps {
  value: string | null;
  onChange: (hex: string) => void;
}

type Found = readonly PhotoSwatch[] | 'reading' | 'unreadable' | null;

/** The colours of the reader's own photo, or of anything on the screen where the browser can. The photo stays on the device. */
export function ColourFromPhoto({ value, onChange }: ColourFromPhotoProps) {
  const { t } = useI18n();
  const id = useId();
  const [found, setFound] = useState<Found>(null);
  const read = ([file]: File[]): void => {
    if (!file) return;
    setFound('reading');
    readPhotoSwatches(file).then(
      (swatches) => {
        setFound(swatches);
        if (swatches[0]) onChange(swatches[0].hex);
      },
      () => setFound('unreadable'),
    );
  };
  return (
    <fieldset class="field from-photo">
      <legend>{t('palette.photo')}</legend>
      <div class="ways-on" aria-describedby={id}>
        <span class="touch-only">
          <FileButton text={t('palette.photoTake')} camera onFiles={read} />
        </span>
        <FileButton text={t('palette.photoChoose')} onFiles={read} />
        {hasDropper() && (
          <button type="button" onClick={() => void pickFromScreen().then((hex) => hex && onChange(hex))}>
            {t('palette.dropper')}
          </button>
        )}
      </div>
      <small id={id}>{t('palette.photoPrivate')}</small>
      <p role="status">
        {found === 'reading' && t('palette.photoReading')}
        {found === 'unreadable' && t('palette.photoUnreadable')}
        {Array.isArray(found) && t('palette.photoFound', { count: found.length })}
      </p>
      {Array.isArray(found) && <Swatches swatches={found} value={value} onChange={onChange} />}
    </fieldset>
  );
}

interface SwatchesProps extends ColourFromPhotoProps {
  swatches: readonly PhotoSwatch[];
}

function Swatches({ swatches, value, onChange }: SwatchesProps) {
  const { percent } = useI18n();
  const name = useId();
  return (
    <div class="palette">
      {swatches.map(({ hex, share }) => (
        <label key={hex}>
          <input type="radio" name={name} checked={value === hex} onChange={() => onChange(hex)} />
          <svg viewBox="0 0 10 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            <rect width="10" height="10" fill={hex} />
          </svg>
          <span>
            <code>{hex}</code> {percent(Math.round(100 * share))}
          </span>
        </label>
      ))}
    </div>
  );
}
