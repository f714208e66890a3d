import { nameIn } from '@scampolo/shared/domain/catalogue';
import { COLOUR_FAMILIES } from '@scampolo/shared/domain/colour';
import { labels } from '@scampolo/shared/reference/labels';
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
  const families = COLOUR_FAMILIES.map((code) => {
    const names = labels.colours[code];
    return { code, name: names ? nameIn(names, locale) : code };
  });
  return (
    <>
      <ColourPicker label={label} value={value} families={families} onChange={onChange} />
      <ColourFromPhoto value={value} onChange={onChange} />
    </>
  );
}
