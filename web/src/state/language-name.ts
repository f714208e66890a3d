const known = new Map<string, Intl.DisplayNames>();

/** What a language is called in another (`it` in `en`: Italian), with a capital letter. */
export function languageName(code: string, locale: string): string {
  const names = known.get(locale) ?? new Intl.DisplayNames(locale, { type: 'language' });
  known.set(locale, names);
  const name = names.of(code) ?? code;
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
}
