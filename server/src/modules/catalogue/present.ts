import type { CatalogueJson } from '@scampolo/shared/contract/catalogue';
import { type Catalogue, type Language, type Names, nameIn } from '@scampolo/shared/domain/catalogue';
import { STEPS_PER_UNIT, UNITS } from '@scampolo/shared/domain/quantity';
import { labels } from '@scampolo/shared/reference/labels';

/** The catalogue with names in one language, English where that language has none. */
export function presentCatalogue(catalogue: Catalogue, language: Language): CatalogueJson {
  const named = ({ code, names }: { code: string; names: Names }) => ({
    code,
    name: nameIn(names, language),
  });
  const labelled = (group: Readonly<Record<string, Names>>) =>
    Object.entries(group).map(([code, names]) => ({ code, name: nameIn(names, language) }));
  return {
    lang: language,
    categories: [...catalogue.categories.values()].map((category) => ({
      ...named(category),
      parent: category.parent,
      defaultUnit: category.defaultUnit,
      required: [...category.required],
      recommended: [...category.recommended],
      typicalRanges: Object.fromEntries(
        Object.entries(category.typicalRanges).map(([code, [low, high]]) => [
          code,
          [low, high] as [number, number],
        ]),
      ),
      defects: [...category.defects],
    })),
    fibres: [...catalogue.fibres.values()].map((fibre) => ({
      ...named(fibre),
      group: fibre.group,
      aliases: [...fibre.aliases],
      unverified: fibre.unverified.includes(language),
    })),
    attributes: [...catalogue.attributes.values()].map((attribute) => ({
      ...named(attribute),
      type: attribute.type,
      unit: attribute.unit,
      min: attribute.min,
      max: attribute.max,
      options:
        attribute.options?.map((code) => ({
          code,
          name: nameIn(labels.attributeOptions[code] ?? { it: code, en: code }, language),
        })) ?? null,
    })),
    forms: [...catalogue.forms.values()].map(named),
    origins: [...catalogue.origins.values()].map(named),
    conditions: [...catalogue.conditions.values()].map(named),
    defects: labelled(labels.defects),
    colours: labelled(labels.colours),
    units: UNITS.map((code) => ({
      code,
      name: nameIn(labels.units[code] ?? { it: code, en: code }, language),
      steps: STEPS_PER_UNIT[code],
    })),
  };
}
