import type { Language } from '@scampolo/shared/domain/catalogue';
import { texts as ca } from './ca/index.ts';
import { texts as da } from './da/index.ts';
import { texts as de } from './de/index.ts';
import { texts as en } from './en/index.ts';
import { texts as es } from './es/index.ts';
import { texts as et } from './et/index.ts';
import { texts as fr } from './fr/index.ts';
import { texts as hr } from './hr/index.ts';
import { texts as is } from './is/index.ts';
import { texts as it } from './it/index.ts';
import { texts as nl } from './nl/index.ts';
import type { Message } from './translate.ts';

type Merged = Readonly<Record<string, Message>>;

/** The texts that each language has of its own. */
export const OWN_TEXTS: Readonly<Record<Language, Merged>> = {
  it: merged(it),
  en: merged(en),
  fr: merged(fr),
  nl: merged(nl),
  es: merged(es),
  ca: merged(ca),
  da: merged(da),
  et: merged(et),
  is: merged(is),
  hr: merged(hr),
  de: merged(de),
};

/** Every text in each language, in English where it has none: for the server and for tests, never for the browser. */
export const ALL_TEXTS: Readonly<Record<Language, Merged>> = withEnglish(OWN_TEXTS);

function merged(parts: Readonly<Record<string, object>>): Merged {
  return Object.assign({}, ...Object.values(parts));
}

function withEnglish(own: Readonly<Record<Language, Merged>>): Readonly<Record<Language, Merged>> {
  const entries = Object.entries(own).map(([locale, texts]) => [
    locale,
    locale === 'it' ? texts : { ...own.en, ...texts },
  ]);
  // Made from a record of every language.
  return Object.fromEntries(entries) as Record<Language, Merged>;
}
