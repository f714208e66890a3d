import { ALL_TEXTS } from '../../../web/src/i18n/all.ts';

/** Finds what a page says for a key, with `{name}` filled in: tests press what people read. */
export function wordsIn(locale: 'it' | 'en') {
  return (key: string, params: Readonly<Record<string, string>> = {}): string => {
    const text = ALL_TEXTS[locale][key];
    if (typeof text !== 'string') throw new Error(`there is no text ${key} in ${locale}`);
    return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');
  };
}
