import type { HubFacts } from '@scampolo/db/seed/hubs';
import { FACETS, type FacetName, type FacetValue } from '@scampolo/shared/contract/search';
import { type Catalogue, type Language, type Names, nameIn } from '@scampolo/shared/domain/catalogue';
import { labels } from '@scampolo/shared/reference/labels';

export interface FacetContext {
  catalogue: Catalogue;
  hubs: ReadonlyMap<string, HubFacts>;
  language: Language;
}

/**
 * Facet counts with what each value is called in the reader's language; the code itself where nothing has a name. What is
 * chosen is always among them, so that it can be named and taken back when nothing has it.
 */
export function presentFacets(
  counts: Readonly<Record<FacetName, readonly { value: string; count: number }[]>>,
  chosen: Readonly<Partial<Record<FacetName, readonly string[] | undefined>>>,
  context: FacetContext,
): Record<FacetName, FacetValue[]> {
  const named = (facet: FacetName) => {
    const absent = (chosen[facet] ?? []).filter((value) => !counts[facet].some((one) => one.value === value));
    return [...counts[facet], ...absent.map((value) => ({ value, count: 0 }))].map(({ value, count }) => ({
      value,
      count,
      label: labelOf(facet, value, context),
    }));
  };
  return Object.fromEntries(FACETS.map((facet) => [facet, named(facet)])) as Record<FacetName, FacetValue[]>;
}

function labelOf(facet: FacetName, value: string, context: FacetContext): string {
  if (facet === 'hub') return context.hubs.get(value)?.city ?? value;
  const names = namesOf(facet, value, context.catalogue);
  return names ? nameIn(names, context.language) : value;
}

/** What a facet's value is called, by language; undefined for a hub and for what nothing has a name for. */
export function namesOf(facet: FacetName, value: string, catalogue: Catalogue): Names | undefined {
  switch (facet) {
    case 'category':
      return catalogue.categories.get(value)?.names;
    case 'fibre':
      return catalogue.fibres.get(value)?.names;
    case 'form':
      return catalogue.forms.get(value)?.names;
    case 'condition':
      return catalogue.conditions.get(value)?.names;
    case 'colour':
      return labels.colours[value];
    case 'priceKind':
      return labels.priceKinds[value];
    case 'legalRoute':
      return labels.legalRoutes[value];
    case 'workshopKind':
      return labels.workshopKinds[value];
    case 'hub':
      return undefined;
  }
}
