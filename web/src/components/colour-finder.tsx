import { nameIn } from '@scampolo/shared/domain/catalogue';
import { COLOUR_FAMILIES } from '@scampolo/shared/domain/colour';
import { labels } from '@scampolo/shared/reference/labels';
import { useEffect, useState } from 'preact/hooks';
import { useI18n } from '../i18n/context.tsx';
import { ColourFromPhoto } from './colour-from-photo.tsx';
import { ColourPicker } from './colour-picker.tsx';

interface ColourFinderProps {
  label: string;
  /** `#rrggbb`; null while nothing is chosen */
  value: string | null;
  onChange: (hex: string) => void;
}

/** Every way to say which colour is looked for: a family to begin with, the browser's picker, a code, one's own photo. */
export function ColourFinder({ label, value, onChange }: ColourFinderProps) {
  const { locale } = useI18n();
  // What was picked is chosen at once, though who asked may hear of it after a pause only.
  const [picked, setPicked] = useState(value);
  useEffect(() => setPicked(value), [value]);
  const pick = (hex: string): void => {
    setPicked(hex);
    onChange(hex);
  };
  const families = COLOUR_FAMILIES.map((code) => {
    const names = labels.colours[code];
    return { code, name: names ? nameIn(names, locale) : code };
  });
  return (
    <>
      <ColourPicker label={label} value={picked} families={families} onChange={pick} />
      <ColourFromPhoto value={picked} onChange={pick} />
    </>
  );
}
