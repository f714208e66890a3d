import { type Catalogue, familyOf, type Language, type Names } from './catalogue.ts';
import { COLOUR_FAMILIES, colourFamily, type Lab } from './colour.ts';

/** The facts of a listing that its photos are described by. None of them is text that a member typed: it could name a brand. */
export interface AltFacts {
  /** the listing's language, in which the text is */
  locale: Language;
  category: string | null;
  form: string | null;
  /** in the order of the label, and the colours the largest first, as they are kept */
  composition: readonly { fibre: string; percent: number }[];
  colours: readonly { lab: Lab; share: number }[];
}

/** The fewest percent of a fibre, and the smallest share of a colour (0 to 1), that are worth a word. */
const FIBRE_PERCENT = 10;
const COLOUR_SHARE = 0.1;
const MOST_FIBRES = 2;
const MOST_COLOURS = 3;

interface Words {
  and: string;
  or: string;
  /** "{number}" and "{of}" stand for the figures */
  photo: string;
  /** in the order of COLOUR_FAMILIES */
  colours: readonly string[];
}

// Our own words; those beyond Italian, English, French, Spanish and German wait for a native reader, as in the reference files.
const WORDS: Readonly<Record<Language, Words>> = {
  it: {
    or: 'o',
    and: 'e',
    photo: 'foto {number} di {of}',
    colours: [
      'bianco',
      'beige',
      'grigio',
      'nero',
      'marrone',
      'rosso',
      'arancione',
      'giallo',
      'verde',
      'turchese',
      'blu',
      'viola',
      'rosa',
    ],
  },
  en: {
    or: 'or',
    and: 'and',
    photo: 'photo {number} of {of}',
    colours: [
      'white',
      'beige',
      'grey',
      'black',
      'brown',
      'red',
      'orange',
      'yellow',
      'green',
      'turquoise',
      'blue',
      'purple',
      'pink',
    ],
  },
  fr: {
    or: 'ou',
    and: 'et',
    photo: 'photo {number} sur {of}',
    colours: [
      'blanc',
      'beige',
      'gris',
      'noir',
      'marron',
      'rouge',
      'orange',
      'jaune',
      'vert',
      'turquoise',
      'bleu',
      'violet',
      'rose',
    ],
  },
  nl: {
    or: 'of',
    and: 'en',
    photo: 'foto {number} van {of}',
    colours: [
      'wit',
      'beige',
      'grijs',
      'zwart',
      'bruin',
      'rood',
      'oranje',
      'geel',
      'groen',
      'turquoise',
      'blauw',
      'paars',
      'roze',
    ],
  },
  es: {
    or: 'o',
    and: 'y',
    photo: 'foto {number} de {of}',
    colours: [
      'blanco',
      'beige',
      'gris',
      'negro',
      'marrón',
      'rojo',
      'naranja',
      'amarillo',
      'verde',
      'turquesa',
      'azul',
      'morado',
      'rosa',
    ],
  },
  ca: {
    or: 'o',
    and: 'i',
    photo: 'foto {number} de {of}',
    colours: [
      'blanc',
      'beix',
      'gris',
      'negre',
      'marró',
      'vermell',
      'taronja',
      'groc',
      'verd',
      'turquesa',
      'blau',
      'lila',
      'rosa',
    ],
  },
  da: {
    or: 'eller',
    and: 'og',
    photo: 'foto {number} af {of}',
    colours: [
      'hvid',
      'beige',
      'grå',
      'sort',
      'brun',
      'rød',
      'orange',
      'gul',
      'grøn',
      'turkis',
      'blå',
      'lilla',
      'lyserød',
    ],
  },
  et: {
    or: 'ehk',
    and: 'ja',
    photo: 'foto {number}/{of}',
    colours: [
      'valge',
      'beež',
      'hall',
      'must',
      'pruun',
      'punane',
      'oranž',
      'kollane',
      'roheline',
      'türkiis',
      'sinine',
      'lilla',
      'roosa',
    ],
  },
  is: {
    or: 'eða',
    and: 'og',
    photo: 'mynd {number} af {of}',
    colours: [
      'hvítt',
      'drapplitað',
      'grátt',
      'svart',
      'brúnt',
      'rautt',
      'appelsínugult',
      'gult',
      'grænt',
      'grænblátt',
      'blátt',
      'fjólublátt',
      'bleikt',
    ],
  },
  hr: {
    or: 'ili',
    and: 'i',
    photo: 'fotografija {number} od {of}',
    colours: [
      'bijela',
      'bež',
      'siva',
      'crna',
      'smeđa',
      'crvena',
      'narančasta',
      'žuta',
      'zelena',
      'tirkizna',
      'plava',
      'ljubičasta',
      'ružičasta',
    ],
  },
  de: {
    or: 'oder',
    and: 'und',
    photo: 'Foto {number} von {of}',
    colours: [
      'weiß',
      'beige',
      'grau',
      'schwarz',
      'braun',
      'rot',
      'orange',
      'gelb',
      'grün',
      'türkis',
      'blau',
      'violett',
      'rosa',
    ],
  },
};

/**
 * What a photo of a listing shows, said for who cannot see it, from facts alone: "Drapperia, lana e poliammide, blu e grigio, fine
 * rotolo; foto 2 di 3". A fact that is unknown, or has no name in the language, is left out; never is another language put in.
 * @param place which photo it is, from 1, and of how many; one alone is not counted
 */
export function suggestAlt(
  facts: AltFacts,
  place: { number: number; of: number },
  catalogue: Catalogue,
): string {
  const { locale } = facts;
  const words = WORDS[locale];
  let material = categoryName(facts.category, locale, catalogue);
  for (const part of [
    listOf(fibreNames(facts, catalogue), words),
    listOf(colourNames(facts), words),
    nameOf(catalogue.forms.get(facts.form ?? '')?.names, locale),
  ]) {
    if (part !== '') material += material === '' ? part : `, ${part}`;
  }
  const photo = place.of > 1 ? placeOf(place, words) : '';
  if (material === '') return capital(photo || words.photo.split(' ', 1).join());
  return capital(photo === '' ? material : `${material}; ${photo}`);
}

/** The sub-category's name where the language has one, else the family's. */
function categoryName(code: string | null, locale: Language, catalogue: Catalogue): string {
  if (code === null) return '';
  const own = nameOf(catalogue.categories.get(code)?.names, locale);
  return own || nameOf(catalogue.categories.get(familyOf(code))?.names, locale);
}

function fibreNames({ composition, locale }: AltFacts, catalogue: Catalogue): string[] {
  const names: string[] = [];
  for (const { fibre, percent } of composition) {
    if (names.length === MOST_FIBRES) break;
    if (percent < FIBRE_PERCENT) continue;
    const name = nameOf(catalogue.fibres.get(fibre)?.names, locale);
    if (name !== '' && !names.includes(name)) names.push(name);
  }
  return names;
}

function colourNames({ colours, locale }: AltFacts): string[] {
  const names: string[] = [];
  for (const { lab, share } of colours) {
    if (names.length === MOST_COLOURS) break;
    if (share < COLOUR_SHARE) continue;
    const name = WORDS[locale].colours[COLOUR_FAMILIES.indexOf(colourFamily(lab))];
    if (name !== undefined && !names.includes(name)) names.push(name);
  }
  return names;
}

// Twenty cards of a search need a hundred names: taking each apart once is a tenth of the time.
const shortNames = new WeakMap<Names, Partial<Record<Language, string>>>();

/** A name as within a sentence; empty when the language has none. */
function nameOf(names: Names | undefined, locale: Language): string {
  if (!names) return '';
  const known = shortNames.get(names) ?? {};
  shortNames.set(names, known);
  known[locale] ??= shortName(names[locale] ?? '', locale);
  return known[locale];
}

/** The first of the alternatives that a name lists ("Denim, tela, twill", "polyamide or nylon"), begun as within a sentence. */
function shortName(name: string, locale: Language): string {
  const [first = ''] = name.split(new RegExp(`\\s*[,;/(]| ${WORDS[locale].or} `, 'u'));
  // German nouns keep their capital, and so does what is an abbreviation.
  return locale === 'de' || /^\p{Lu}{2}/u.test(first)
    ? first
    : first.charAt(0).toLowerCase() + first.slice(1);
}

function placeOf({ number, of }: { number: number; of: number }, { photo }: Words): string {
  return photo.replace('{number}', String(number)).replace('{of}', String(of));
}

/** "a", "a e b", "a, b e c". */
function listOf(names: readonly string[], { and }: Words): string {
  if (names.length < 2) return names[0] ?? '';
  return `${names.slice(0, -1).join(', ')} ${and} ${names.at(-1)}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
