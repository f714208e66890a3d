import type { CatalogueJson } from '@scampolo/shared/contract/catalogue';
import type { ListingJson } from '@scampolo/shared/contract/listings';
import type { Language } from '@scampolo/shared/domain/catalogue';
import { ApiError } from '../api/client.ts';
import { createListing, updateListing } from '../api/listings.ts';
import { saysTheSame } from '../offline/local-draft.ts';
import { toBody } from './listing-body.ts';
import { formOf, type ListingForm, UNNAMED } from './listing-form.ts';

/** A listing on the server that a form writes to; it may not be there yet. */
export interface Draft {
  /** as last saved; null before the first save or photo */
  saved: ListingJson | null;
  /** The saved listing. Creates it when there is none: once, however often it is asked for meanwhile, or sent again without an answer. */
  ensure(form: ListingForm, workshopId: string | undefined): Promise<ListingJson>;
  /**
   * Saves the form; saves that are asked for at once follow each other. What one that got no answer had done all the same is no
   * conflict with it.
   */
  save(form: ListingForm, workshopId: string | undefined, how?: SaveOptions): Promise<ListingJson>;
}

export interface SaveOptions {
  /** the revision it is saved over; the one it was last saved at unless told */
  revision?: number;
  /** true for what nobody pressed: the page stays also when the session has ended */
  stay?: boolean;
}

export interface DraftOptions {
  locale: Language;
  terms: CatalogueJson;
  /** how figures stand in the form */
  typed: (value: number) => string;
  /** the Idempotency-Key of its creation */
  key: () => string;
  /** called with a listing that was just created, before anything is saved to it */
  onCreate: (listing: ListingJson) => void;
}

/** Opens a draft. */
export function openDraft(first: ListingJson | null, options: DraftOptions): Draft {
  const { locale, terms } = options;
  let creating: Promise<ListingJson> | null = null;
  let saving: Promise<unknown> = Promise.resolve();
  /** what was sent without an answer */
  let unanswered: ListingForm | null = null;

  const create = async (form: ListingForm, workshopId: string | undefined, stay: boolean) => {
    const written = form.title.trim();
    const title = written.length >= 3 ? written : UNNAMED[locale];
    const body = { title, locale, hub: form.hub, ...(workshopId ? { workshopId } : {}) };
    const created = await createListing(body, options.key(), { stay });
    draft.saved = created;
    options.onCreate(created);
    return created;
  };
  const ensure = async (form: ListingForm, workshopId: string | undefined, stay: boolean) => {
    if (draft.saved) return draft.saved;
    creating ??= create(form, workshopId, stay);
    try {
      return await creating;
    } finally {
      creating = null;
    }
  };
  const put = async (listing: ListingJson, form: ListingForm, revision: number, stay: boolean) => {
    const { body } = toBody(form, terms);
    const title = body.title || UNNAMED[locale];
    try {
      draft.saved = await updateListing(listing.id, { ...body, title, revision }, { stay });
      unanswered = null;
      return draft.saved;
    } catch (cause) {
      if (cause instanceof ApiError && cause.code === 'network') unanswered = form;
      throw cause;
    }
  };
  /** What the server has, where that is what was sent without an answer; null where somebody else saved. */
  const ownDoing = (cause: unknown, form: ListingForm): ListingJson | null => {
    if (!(cause instanceof ApiError) || cause.code !== 'STALE_REVISION') return null;
    const current = cause.details['current'] as ListingJson;
    const there = formOf(current, options.typed);
    const mine = [form, ...(unanswered ? [unanswered] : [])];
    return mine.some((one) => saysTheSame(one, there, terms)) ? current : null;
  };
  const save: Draft['save'] = async (form, workshopId, { revision, stay = false } = {}) => {
    const listing = await ensure(form, workshopId, stay);
    try {
      return await put(listing, form, revision ?? listing.revision, stay);
    } catch (cause) {
      const current = ownDoing(cause, form);
      if (!current) throw cause;
      return put(current, form, current.revision, stay);
    }
  };
  const draft: Draft = {
    saved: first,
    ensure: (form, workshopId) => ensure(form, workshopId, true),
    save(form, workshopId, how) {
      const done = saving.then(() => save(form, workshopId, how));
      saving = done.catch(() => undefined);
      return done;
    },
  };
  return draft;
}
