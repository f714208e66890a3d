const known = new Map<string, Intl.DateTimeFormat>();

/** A day (`2026-12-05`) in the parts that a calendar's leaf has: `sab`, `5`, `dicembre`. */
export function eventDay(day: string, locale: string): { weekday: string; number: string; month: string } {
  const format =
    known.get(locale) ??
    new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
      weekday: 'short',
      day: 'numeric',
      month: 'long',
      timeZone: 'UTC',
    });
  known.set(locale, format);
  const parts = format.formatToParts(new Date(`${day}T12:00:00Z`));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? '';
  return { weekday: part('weekday'), number: part('day'), month: part('month') };
}
