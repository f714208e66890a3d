const known = new Map<string, Intl.DisplayNames>();

/** What a language is called in another, with a capital letter: `en` in `it` is Inglese. */
export function languageName(code: string, locale: string): string {
  const name = languageWord(code, locale);
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
}

/** The same as it stands within a sentence: inglese. */
export function languageWord(code: string, locale: string): string {
  const names = known.get(locale) ?? new Intl.DisplayNames(locale, { type: 'language' });
  known.set(locale, names);
  return names.of(code) ?? code;
}
