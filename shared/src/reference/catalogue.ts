import {
  ATTRIBUTE_FIELDS,
  type AttributeRule,
  type Catalogue,
  type Category,
  type Fibre,
  type Names,
  type Range,
  type Term,
} from '../domain/catalogue.ts';
import { ATTRIBUTE_OPTIONS } from './attribute-options.ts';
import fibres from './fibres.json' with { type: 'json' };
import materials from './materials.json' with { type: 'json' };

type RawCategory = (typeof materials.categories)[number];
type RawChild = { code: string; names: Names; typical_gsm?: number[] };

/**
 * The catalogue of materials, built from the two reference files (sources and certainty of every value are in the files).
 * Throws at import when the files disagree with themselves, so that a bad edit never reaches a member.
 */
export const catalogue: Catalogue = {
  categories: byCode(
    materials.categories.flatMap((family) => [familyCategory(family), ...subCategories(family)]),
  ),
  fibres: byCode(fibres.map(toFibre)),
  attributes: byCode(Object.entries(materials.attributes).flatMap(([code, raw]) => toAttribute(code, raw))),
  forms: byCode(materials.forms.map(toTerm)),
  origins: byCode(materials.origins.map(toTerm)),
  conditions: byCode(materials.condition_grades.map(toTerm)),
};

function byCode<T extends { code: string }>(entries: readonly T[]): ReadonlyMap<string, T> {
  const map = new Map(entries.map((entry) => [entry.code, entry]));
  if (map.size !== entries.length) throw new Error('a code stands twice in the reference data');
  return map;
}

function familyCategory(raw: RawCategory): Category {
  return {
    code: raw.code,
    parent: null,
    names: raw.names,
    defaultUnit: raw.default_unit as Category['defaultUnit'],
    required: raw.required,
    recommended: raw.recommended,
    typicalRanges: ranges(raw.typical_ranges),
    defects: materials.defects[raw.defect_set as keyof typeof materials.defects],
  };
}

function subCategories(raw: RawCategory): Category[] {
  const family = familyCategory(raw);
  return (raw.children as RawChild[]).map((child) => ({
    ...family,
    code: child.code,
    parent: raw.code,
    names: child.names,
    typicalRanges: child.typical_gsm
      ? { ...family.typicalRanges, ...ranges({ gsm: child.typical_gsm }) }
      : family.typicalRanges,
  }));
}

function ranges(raw: Record<string, number[] | undefined>): Record<string, Range> {
  return Object.fromEntries(
    Object.entries(raw).map(([code, range]) => {
      const [low, high] = range ?? [];
      if (low === undefined || high === undefined)
        throw new Error(`typical range of ${code} is not [low, high]`);
      return [code, [low, high] as const];
    }),
  );
}

function toFibre(raw: (typeof fibres)[number]): Fibre {
  return {
    code: raw.code,
    group: raw.group,
    names: raw.names,
    aliases: raw.aliases,
    unverified: raw.unverified_langs as Fibre['unverified'],
  };
}

interface RawAttribute {
  type: string;
  unit?: string | null;
  hard_min?: number | null;
  hard_max?: number | null;
  label: Names;
}

function toAttribute(code: string, raw: RawAttribute): AttributeRule[] {
  if (code in ATTRIBUTE_FIELDS) return [];
  return [
    {
      code,
      type: raw.type as AttributeRule['type'],
      unit: raw.unit ?? null,
      min: raw.hard_min ?? null,
      max: raw.hard_max ?? null,
      names: raw.label,
      options: ATTRIBUTE_OPTIONS[code] ?? null,
    },
  ];
}

function toTerm(raw: { code: string; en: string; it: string }): Term {
  return { code: raw.code, names: { en: raw.en, it: raw.it } };
}
