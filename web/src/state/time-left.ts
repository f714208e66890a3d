import type { Language } from '@scampolo/shared/domain/catalogue';

const STEPS: readonly [unit: Intl.RelativeTimeFormatUnit, ms: number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

// Making an Intl formatter costs far more than using it.
const formats = new Map<string, Intl.RelativeTimeFormat>();

/** How far off an instant is, in the largest unit that it fills: `tra 2 giorni`, `5 ore fa`. */
export function timeLeft(iso: string, now: string, locale: Language): string {
  const ms = Date.parse(iso) - Date.parse(now);
  const [unit, size] = STEPS.find(([, step]) => Math.abs(ms) >= step) ?? ['minute', 60_000];
  const format = formats.get(locale) ?? new Intl.RelativeTimeFormat(locale === 'en' ? 'en-GB' : locale);
  formats.set(locale, format);
  return format.format(Math.trunc(ms / size), unit);
}
