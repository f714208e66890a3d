import '../styles/colour-picker.css';
import { useId, useState } from 'preact/hooks';
import { useI18n } from '../i18n/context.tsx';
import { readColour } from '../state/hex-colour.ts';
import { FAMILY_COLOURS } from './colour-dot.tsx';
import { SyncedInput } from './synced-input.tsx';

interface ColourPickerProps {
  label: string;
  /** `#rrggbb`; null while nothing is chosen */
  value: string | null;
  /** the colour families of the catalogue, each with its name */
  families: readonly { code: string; name: string }[];
  onChange: (hex: string) => void;
}

/** What the browser's own picker starts from: the grey of undyed cloth. */
const UNDYED = '#8b8578';

/** One colour: a swatch of a family to begin with, then exactly, by the browser's own picker or by its code. */
export function ColourPicker({ label, value, families, onChange }: ColourPickerProps) {
  const { t } = useI18n();
  const id = useId();
  const [wrong, setWrong] = useState(false);
  const put = (hex: string): void => {
    setWrong(false);
    onChange(hex);
  };
  return (
    <fieldset class="field colour-picker">
      <legend>{label}</legend>
      <div class="palette">
        {families.map(({ code, name }) => {
          const hex = FAMILY_COLOURS[code] ?? UNDYED;
          return (
            <label key={code}>
              <input type="radio" name={id} checked={value === hex} onChange={() => put(hex)} />
              <svg viewBox="0 0 10 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
                <rect width="10" height="10" fill={hex} />
              </svg>
              <span>{name}</span>
            </label>
          );
        })}
      </div>
      <div class="exact">
        <label>
          <span>{t('palette.exact')}</span>
          <input
            type="color"
            value={value ?? UNDYED}
            onInput={(event) => put(event.currentTarget.value.toLowerCase())}
          />
        </label>
        <label for={`${id}-hex`}>
          <span>{t('palette.hex')}</span>
          <SyncedInput
            value={value ?? ''}
            field={{
              id: `${id}-hex`,
              maxlength: 40,
              autocomplete: 'off',
              autocapitalize: 'none',
              spellcheck: false,
              'aria-invalid': wrong,
              'aria-describedby': `${id}-forms ${id}-problem`,
              onInput: (event) => {
                const hex = readColour(event.currentTarget.value);
                if (hex) put(hex);
              },
              onBlur: ({ currentTarget: field }) => {
                const hex = readColour(field.value);
                if (hex) field.value = hex;
                setWrong(field.value !== '' && hex === null);
              },
            }}
          />
        </label>
      </div>
      <small id={`${id}-forms`}>{t('palette.forms')}</small>
      <p id={`${id}-problem`} class="problem">
        {wrong && t('palette.hexWrong')}
      </p>
    </fieldset>
  );
}
