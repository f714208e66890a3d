import type { InterfaceLanguage } from '@scampolo/shared/domain/catalogue';
import { type Amount, STEPS_PER_UNIT } from '@scampolo/shared/domain/quantity';

// British English writes days before months and 24 hours, as every hub does.
const REGION: Readonly<Record<InterfaceLanguage, string>> = { it: 'it-IT', en: 'en-GB' };
const PIECES: Readonly<Record<InterfaceLanguage, readonly [one: string, more: string]>> = {
  it: ['pezzo', 'pezzi'],
  en: ['piece', 'pieces'],
};

/** `2,5 m`, `3 pezzi`, `1,2 kg`, `0,75 m²`: the exact amount, with a space that does not break. */
export function formatAmount({ value, unit }: Amount, locale: InterfaceLanguage): string {
  const [one, more] = PIECES[locale];
  const words = { m: 'm', kg: 'kg', m2: 'm²', pcs: value === 1 ? one : more }[unit];
  // One digit for each power of ten of the unit's smallest step: all that an amount can have.
  const digits = Math.log10(STEPS_PER_UNIT[unit]);
  return `${formatNumber(value, digits, locale)}\u00a0${words}`;
}

/** `1,25 kg`, from whole grams. */
export function formatMass(grams: number, locale: InterfaceLanguage): string {
  return formatAmount({ value: grams / STEPS_PER_UNIT.kg, unit: 'kg' }, locale);
}

/** `2 × (60 × 140 cm)`, or without the count when it is one. */
export function formatPieces(
  { count, lengthCm, widthCm }: { count: number; lengthCm: number; widthCm: number },
  locale: InterfaceLanguage,
): string {
  const size = `${formatNumber(lengthCm, 1, locale)} × ${formatNumber(widthCm, 1, locale)}\u00a0cm`;
  return count === 1 ? size : `${count} × (${size})`;
}

/** `martedì 25 novembre 2025 alle ore 18:00`, in the hub's own time. */
export function formatInstant(instant: Date, timeZone: string, locale: InterfaceLanguage): string {
  return new Intl.DateTimeFormat(REGION[locale], { dateStyle: 'full', timeStyle: 'short', timeZone }).format(
    instant,
  );
}

/** `martedì 25 novembre 2025`, in the hub's own time. */
export function formatDay(instant: Date, timeZone: string, locale: InterfaceLanguage): string {
  return new Intl.DateTimeFormat(REGION[locale], { dateStyle: 'full', timeZone }).format(instant);
}

/** `8,00 €`. */
export function formatPrice(
  { value, currency }: { value: number; currency: string },
  locale: InterfaceLanguage,
): string {
  return new Intl.NumberFormat(REGION[locale], { style: 'currency', currency }).format(value);
}

function formatNumber(value: number, digits: number, locale: InterfaceLanguage): string {
  return new Intl.NumberFormat(REGION[locale], { maximumFractionDigits: digits }).format(value);
}
