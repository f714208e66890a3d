import type { Cadence } from '@scampolo/shared/contract/saved-searches';
import type { WantedJson } from '@scampolo/shared/contract/wanted';
import { keptQuery } from './query-words.ts';
import { withChanges } from './search-query.ts';

/** A wanted post while it is written. */
export interface WantedForm {
  title: string;
  text: string;
  /** what a lot must say, beside the filters */
  words: string;
  /** `2027-01-31`, or nothing */
  neededBy: string;
  cadence: Cadence;
}

/** The fields that can be wrong. */
export type WantedField = 'title' | 'words' | 'neededBy';

/** The contract's shortest title. */
const LEAST_TITLE = 3;

/** The form of a post that is to be changed, or of a new one that begins with a search. */
export function wantedFormOf(wanted: WantedJson | null, query: URLSearchParams): WantedForm {
  return {
    title: wanted?.title ?? '',
    text: wanted?.text ?? '',
    words: query.get('q') ?? '',
    neededBy: wanted?.neededBy?.slice(0, 10) ?? '',
    cadence: wanted?.cadence ?? 'at_once',
  };
}

/** The search that answers what the form asks for: its words with the filters of `query`. */
export function queryOf({ words }: WantedForm, query: URLSearchParams): string {
  return keptQuery(withChanges(query, { q: words.trim() }));
}

/**
 * What is missing or wrong, in the order of the form.
 * @param today `2026-11-23` where the reader is
 */
export function wantedProblems(form: WantedForm, query: URLSearchParams, today: string): WantedField[] {
  return [
    ...(form.title.trim().length < LEAST_TITLE ? (['title'] as const) : []),
    ...(queryOf(form, query) === '' ? (['words'] as const) : []),
    ...(form.neededBy !== '' && form.neededBy < today ? (['neededBy'] as const) : []),
  ];
}

type Said = Pick<WantedJson, 'title' | 'text' | 'query' | 'neededBy'> & Pick<WantedForm, 'cadence'>;

/** What the form says, as the API takes it. */
export function wantedBodyOf(form: WantedForm, query: URLSearchParams): Said {
  return {
    title: form.title.trim(),
    text: form.text.trim(),
    query: queryOf(form, query),
    // The end of the day in most of the hubs.
    neededBy: form.neededBy === '' ? null : `${form.neededBy}T21:59:59.000Z`,
    cadence: form.cadence,
  };
}
