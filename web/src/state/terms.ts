import type { CatalogueJson } from '@scampolo/shared/contract/catalogue';
import type { ListingJson, ListingSummary } from '@scampolo/shared/contract/listings';
import { familyOf } from '@scampolo/shared/domain/catalogue';

/** The lists of the catalogue whose entries are only a code and a name. */
type TermList =
  | 'categories'
  | 'fibres'
  | 'attributes'
  | 'forms'
  | 'origins'
  | 'conditions'
  | 'defects'
  | 'colours';

/** The name of a code in one list of the catalogue; the code itself when the list has none. */
export function termName(terms: CatalogueJson, list: TermList, code: string): string {
  return terms[list].find((term) => term.code === code)?.name ?? code;
}

/** A category with its family: `Tessuti a telaio › Drapperia, laneria, gabardine`. */
export function categoryName(terms: CatalogueJson, code: string): string {
  const category = terms.categories.find((one) => one.code === code);
  if (!category) return code;
  return category.parent
    ? `${termName(terms, 'categories', category.parent)} › ${category.name}`
    : category.name;
}

/**
 * The part of the catalogue that one listing is described with. The whole is a hundred kilobytes, and a listing's page, which
 * travels as a link, needs a dozen names of it.
 */
export function termsOf(listing: ListingJson, terms: CatalogueJson): CatalogueJson {
  const { category, form, origin, condition } = listing;
  const only = <T extends { code: string }>(list: readonly T[], codes: readonly (string | null)[]): T[] =>
    list.filter((term) => codes.includes(term.code));
  return {
    lang: terms.lang,
    categories: only(terms.categories, category ? [category, familyOf(category)] : []),
    fibres: only(
      terms.fibres,
      listing.composition.map((share) => share.fibre),
    ),
    attributes: only(terms.attributes, Object.keys(listing.attributes)),
    forms: only(terms.forms, [form]),
    origins: only(terms.origins, [origin]),
    conditions: only(terms.conditions, [condition]),
    defects: only(terms.defects, listing.defects),
    colours: only(
      terms.colours,
      listing.colours.map((colour) => colour.family),
    ),
    units: terms.units,
  };
}

/** The part of the catalogue that a listing's page needs with cards of similar ones on it. */
export function termsWithCards(
  listing: ListingJson,
  cards: readonly ListingSummary[],
  terms: CatalogueJson,
): CatalogueJson {
  const own = termsOf(listing, terms);
  const { fibres } = fibresOf(cards, terms);
  return { ...own, fibres: [...new Set([...own.fibres, ...fibres])] };
}

/** The part of the catalogue that cards need: the names of their fibres. */
export function fibresOf(listings: readonly ListingSummary[], terms: CatalogueJson): CatalogueJson {
  const used = new Set(listings.flatMap((listing) => listing.composition.map((share) => share.fibre)));
  return {
    lang: terms.lang,
    categories: [],
    fibres: terms.fibres.filter((fibre) => used.has(fibre.code)),
    attributes: [],
    forms: [],
    origins: [],
    conditions: [],
    defects: [],
    colours: [],
    units: [],
  };
}
