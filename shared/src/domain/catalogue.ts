/** The eleven languages of the nine cities, in which members may write and vocabulary is searched. */
export const LANGUAGES = ['it', 'en', 'fr', 'nl', 'es', 'ca', 'da', 'et', 'is', 'hr', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

/**
 * The languages whose pages and mails are complete: those that are offered. In the others pages can be read too, by
 * `?lang=`, with English where a text is missing.
 */
export const INTERFACE_LANGUAGES = ['it', 'en'] as const;
export type InterfaceLanguage = (typeof INTERFACE_LANGUAGES)[number];

/** The language for what exists in complete languages only, such as mails: `language` itself, or English. */
export function completeLanguage(language: Language): InterfaceLanguage {
  return INTERFACE_LANGUAGES.find((one) => one === language) ?? 'en';
}

/** A name in every language that has one; Italian and English always. */
export type Names = Readonly<{ it: string; en: string } & Partial<Record<Language, string>>>;

/** A closed numeric interval. */
export type Range = readonly [low: number, high: number];

export interface Category {
  /** `woven` or `woven.suiting` */
  code: string;
  /** null for the 21 families, the family's code for a sub-category */
  parent: string | null;
  names: Names;
  defaultUnit: 'm' | 'kg' | 'm2' | 'pcs';
  /** attribute codes that submitting needs */
  required: readonly string[];
  recommended: readonly string[];
  /** plausible ranges by attribute code; outside them the lister is asked, never stopped */
  typicalRanges: Readonly<Record<string, Range>>;
  defects: readonly string[];
}

export interface Fibre {
  code: string;
  group: string;
  names: Names;
  /** trade words and label codes that must find this fibre */
  aliases: readonly string[];
  /** languages whose name is not checked against the official text */
  unverified: readonly Language[];
}

export interface AttributeRule {
  code: string;
  type: 'number' | 'integer' | 'string' | 'enum' | 'multi_enum' | 'bool';
  unit: string | null;
  /** outside these the value is refused */
  min: number | null;
  max: number | null;
  names: Names;
  /** the codes an enum takes; null when the trade's list is open, so that any short text is taken */
  options: readonly string[] | null;
}

export interface Term {
  code: string;
  names: Names;
}

/** Everything a listing is described with. Built once from `reference/*.json`; looked up by code. */
export interface Catalogue {
  categories: ReadonlyMap<string, Category>;
  fibres: ReadonlyMap<string, Fibre>;
  /** only the attributes that live in a listing's `attributes`; the others have fields of their own */
  attributes: ReadonlyMap<string, AttributeRule>;
  forms: ReadonlyMap<string, Term>;
  origins: ReadonlyMap<string, Term>;
  conditions: ReadonlyMap<string, Term>;
}

/** Attributes of materials.json that are fields of a listing, and the field's path. */
export const ATTRIBUTE_FIELDS: Readonly<Record<string, string>> = {
  total_quantity: 'amount',
  piece_count: 'amount',
  length_m: 'amount',
  total_area_m2: 'amount',
  width_cm: 'widthCm',
  gsm: 'weightGsm',
  min_piece_l_cm: 'pieces',
  min_piece_w_cm: 'pieces',
  max_piece_l_cm: 'pieces',
  max_piece_w_cm: 'pieces',
  net_weight_kg: 'massKg',
  composition: 'composition',
  colours: 'colours',
};

/** The name in `language`, else in English. */
export function nameIn(names: Names, language: Language): string {
  return names[language] ?? names.en;
}

/** The family of a category code: `woven.suiting` → `woven`. */
export function familyOf(categoryCode: string): string {
  const dot = categoryCode.indexOf('.');
  return dot === -1 ? categoryCode : categoryCode.slice(0, dot);
}
