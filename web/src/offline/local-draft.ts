import type { CatalogueJson } from '@scampolo/shared/contract/catalogue';
import { toBody } from '../state/listing-body.ts';
import { emptyForm, type ListingForm, rowKey, tidy } from '../state/listing-form.ts';

/** A photo that waits in this browser: it has not gone up, or nobody knows yet that it has. */
export interface KeptPhoto {
  /** the Idempotency-Key it goes up under */
  id: string;
  file: Blob;
  name: string;
  /** what it shows, as somebody wrote; empty when nobody did */
  alt: string;
  /** the saved photo whose place it takes; null for one that is added */
  photoId: string | null;
}

/** What somebody wrote and the server does not have, as this browser keeps it. */
export interface LocalDraft {
  /** a UUID: the Idempotency-Key of the listing, or the id of the listing it changes */
  id: string;
  memberId: string;
  /** null until the server has answered with one */
  listingId: string | null;
  workshopId: string | null;
  form: ListingForm;
  /** the listing's revision that was edited; null when there was none */
  revision: number | null;
  photos: readonly KeptPhoto[];
  /** true for a lot that was begun here; false for changes of one that there was */
  isNew: boolean;
  /** milliseconds since 1970 */
  updatedAt: number;
}

/** How long something waits in a browser that nobody comes back to, in milliseconds: 90 days, as long as a lot on its shelf. */
export const LONGEST_WAIT_MS = 90 * 86_400_000;

/** How many drafts of a member wait in a browser at most. */
export const MOST_DRAFTS = 30;

/** A larger file than this is kept once it has been made small, in bytes. */
export const LARGEST_KEPT_BYTES = 40_000_000;

/** True for what has waited too long. */
export function isForgotten({ updatedAt }: { updatedAt: number }, now: number): boolean {
  return now - updatedAt > LONGEST_WAIT_MS;
}

/**
 * A form as it was kept, by this or another version of the page: what is missing or of another shape is as in an empty form. Its rows
 * get keys of this page.
 */
export function reviveForm(kept: unknown): ListingForm {
  const empty = emptyForm('');
  if (typeof kept !== 'object' || kept === null) return empty;
  const known = Object.entries(empty).map(([name, sample]) => {
    const value: unknown = Reflect.get(kept, name);
    return [name, isLike(value, sample) ? value : sample];
  });
  const form = Object.fromEntries(known) as ListingForm;
  return {
    ...form,
    composition: rows(form.composition, SHARE),
    pieces: rows(form.pieces, PIECE),
  };
}

/**
 * True when two forms would be saved as the same. Colours are left out (a form that was just opened does not repeat those of its photos),
 * and so are ids of sizes, which the server gives.
 */
export function saysTheSame(one: ListingForm, other: ListingForm, terms: CatalogueJson): boolean {
  return wordsOf(one, terms) === wordsOf(other, terms);
}

/** True when a form says nothing yet that somebody would miss. */
export function isBlank(form: ListingForm, terms: CatalogueJson): boolean {
  const empty = emptyForm(form.hub);
  return form.colours === null && saysTheSame(form, { ...empty, pickup: form.pickup }, terms);
}

const SHARE = ['fibre', 'percent', 'part'];
const PIECE = ['lengthCm', 'widthCm', 'count'];

function isLike(value: unknown, sample: unknown): boolean {
  if (sample === null) return value === null || Array.isArray(value);
  return typeof value === typeof sample && value !== null && Array.isArray(value) === Array.isArray(sample);
}

function rows<T extends { key: string }>(kept: readonly T[], fields: readonly string[]): T[] {
  return kept
    .filter((row) => typeof row === 'object' && row !== null)
    .filter((row) => fields.every((field) => typeof Reflect.get(row, field) === 'string'))
    .map((row) => ({ ...row, key: rowKey() }));
}

function wordsOf(form: ListingForm, terms: CatalogueJson): string {
  const { body, unread } = toBody(tidy(form), terms);
  const { colours: _, ...said } = body;
  const pieces = said.pieces?.map(({ id: _id, ...piece }) => piece);
  // What cannot be read is nothing in the body, but something to who wrote it.
  return JSON.stringify([{ ...said, pieces }, unread.length > 0 ? form : null]);
}
