const known = new Map<string, Intl.DateTimeFormat>();

/** The name of an ISO weekday (1 Monday to 7 Sunday): `lunedì` in `it`. */
export function weekdayName(day: number, locale: string): string {
  const format = known.get(locale) ?? new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  known.set(locale, format);
  // The first of January 2024 was a Monday.
  return format.format(new Date(Date.UTC(2024, 0, day)));
}
