import type { CatalogueJson } from '@scampolo/shared/contract/catalogue';
import type { ListingForm } from './listing-form.ts';

import { changesOfAll, type Proposal } from './suggestions.ts';

/**
 * The form of a new lot that answers what somebody asks for: the words of their search as its title, and its category, fibre and form where
 * they ask for a single one. Measures they would have at least are no measures of the lot.
 * @param query the search behind their wanted post, as an address
 */
export function formAnswering(
  query: string,
  form: ListingForm,
  terms: CatalogueJson,
  typed: (value: number) => string,
): ListingForm {
  const asked = new URLSearchParams(query);
  const filled = { ...form, title: plainWords(asked.get('q') ?? '') };
  return { ...filled, ...changesOfAll(proposalsOf(asked, terms), filled, terms, typed) };
}

function proposalsOf(asked: URLSearchParams, terms: CatalogueJson): Proposal[] {
  const category = only(asked.getAll('category'), terms.categories);
  const fibre = only(asked.getAll('fibre'), terms.fibres);
  const form = only(asked.getAll('form'), terms.forms);
  return [
    ...(category ? [{ field: 'category', code: category } as const] : []),
    ...(fibre ? [{ field: 'composition', shares: [{ fibre, percent: null }] } as const] : []),
    ...(form ? [{ field: 'form', code: form } as const] : []),
  ];
}

/** The one code that is asked for, where it is one that there is; alternatives say nothing of the lot. */
function only(codes: readonly string[], known: readonly { code: string }[]): string | undefined {
  return codes.length === 1 ? known.find(({ code }) => code === codes[0])?.code : undefined;
}

/** Words of a search without what is excluded and without the quotes of a phrase. */
function plainWords(words: string): string {
  return words
    .replaceAll(/(^|\s)-("[^"]*"|\S+)/g, ' ')
    .replaceAll('"', ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
