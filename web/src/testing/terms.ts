import type { CatalogueJson } from '@scampolo/shared/contract/catalogue';
import { type Names, nameIn } from '@scampolo/shared/domain/catalogue';
import { STEPS_PER_UNIT, UNITS } from '@scampolo/shared/domain/quantity';
import { catalogue } from '@scampolo/shared/reference/catalogue';
import { type Label, labels } from '@scampolo/shared/reference/labels';

/** The real catalogue as pages get it, with names in one language. */
export const termsIn = (lang: 'it' | 'en'): CatalogueJson => ({
  lang,
  categories: [...catalogue.categories.values()].map(({ names, ...category }) => ({
    ...category,
    name: nameIn(names, lang),
    required: [...category.required],
    recommended: [...category.recommended],
    defects: [...category.defects],
    typicalRanges: Object.fromEntries(
      Object.entries(category.typicalRanges).map(([code, [low, high]]) => [code, [low, high]]),
    ),
  })),
  fibres: [...catalogue.fibres.values()].map(({ code, group, names, aliases, unverified }) => ({
    code,
    name: nameIn(names, lang),
    group,
    aliases: [...aliases],
    unverified: unverified.includes(lang),
  })),
  attributes: [...catalogue.attributes.values()].map(({ names, options, ...rule }) => ({
    ...rule,
    name: nameIn(names, lang),
    options: options?.map((code) => ({ code, name: labels.attributeOptions[code]?.[lang] ?? code })) ?? null,
  })),
  forms: named(catalogue.forms, lang),
  origins: named(catalogue.origins, lang),
  conditions: named(catalogue.conditions, lang),
  defects: labelled(labels.defects, lang),
  colours: labelled(labels.colours, lang),
  units: UNITS.map((code) => ({ code, name: code, steps: STEPS_PER_UNIT[code] })),
});

export const terms = termsIn('it');

function named(list: ReadonlyMap<string, { code: string; names: Names }>, lang: 'it' | 'en') {
  return [...list.values()].map(({ code, names }) => ({ code, name: nameIn(names, lang) }));
}

function labelled(group: Readonly<Record<string, Label>>, lang: 'it' | 'en') {
  return Object.entries(group).map(([code, label]) => ({ code, name: label[lang] }));
}
