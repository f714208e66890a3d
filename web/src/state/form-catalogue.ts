import type { CatalogueJson } from '@scampolo/shared/contract/catalogue';
import type { HubJson } from '@scampolo/shared/contract/hubs';
import type { Catalogue, Names } from '@scampolo/shared/domain/catalogue';
import type { ListingContext } from '@scampolo/shared/domain/check-listing';

/**
 * What the checks of the domain need, from what the page was sent, so that the form says at once what the server would. Names
 * are in the page's language only; no check reads them.
 */
export function checkContext(terms: CatalogueJson, hubs: readonly HubJson[]): ListingContext {
  return {
    catalogue: catalogueOf(terms),
    hubs: new Map(hubs.map(({ slug, countryCode }) => [slug, { countryCode }])),
  };
}

function catalogueOf(terms: CatalogueJson): Catalogue {
  const names = (name: string): Names => ({ it: name, en: name });
  const simple = (list: readonly { code: string; name: string }[]) =>
    new Map(list.map(({ code, name }) => [code, { code, names: names(name) }]));
  return {
    categories: new Map(
      terms.categories.map(({ name, ...category }) => [category.code, { ...category, names: names(name) }]),
    ),
    fibres: new Map(
      terms.fibres.map(({ code, name, group, aliases }) => [
        code,
        { code, group, aliases, names: names(name), unverified: [] },
      ]),
    ),
    attributes: new Map(
      terms.attributes.map(({ name, options, ...rule }) => [
        rule.code,
        { ...rule, names: names(name), options: options?.map((option) => option.code) ?? null },
      ]),
    ),
    forms: simple(terms.forms),
    origins: simple(terms.origins),
    conditions: simple(terms.conditions),
  };
}
