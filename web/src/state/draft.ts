import type { CatalogueJson } from '@scampolo/shared/contract/catalogue';
import type { ListingJson } from '@scampolo/shared/contract/listings';
import type { InterfaceLanguage } from '@scampolo/shared/domain/catalogue';
import { createListing, updateListing } from '../api/listings.ts';
import { toBody } from './listing-body.ts';
import { type ListingForm, UNNAMED } from './listing-form.ts';

/** A listing on the server that a form writes to; it may not be there yet. */
export interface Draft {
  /** as last saved; null before the first save or photo */
  saved: ListingJson | null;
  /** The saved listing. Creates it when there is none: once, however often it is asked for meanwhile. */
  ensure(form: ListingForm, workshopId: string | undefined): Promise<ListingJson>;
  /** Saves the form over `revision`, the one it was last saved at unless told. */
  save(form: ListingForm, workshopId: string | undefined, revision?: number): Promise<ListingJson>;
}

/**
 * Opens a draft.
 * @param onCreate called with a listing that was just created, before anything is saved to it
 */
export function openDraft(
  first: ListingJson | null,
  {
    locale,
    terms,
    onCreate,
  }: { locale: InterfaceLanguage; terms: CatalogueJson; onCreate: (listing: ListingJson) => void },
): Draft {
  let creating: Promise<ListingJson> | null = null;
  const create = async (form: ListingForm, workshopId: string | undefined): Promise<ListingJson> => {
    const written = form.title.trim();
    const title = written.length >= 3 ? written : UNNAMED[locale];
    const created = await createListing({
      title,
      locale,
      hub: form.hub,
      ...(workshopId ? { workshopId } : {}),
    });
    draft.saved = created;
    onCreate(created);
    return created;
  };
  const draft: Draft = {
    saved: first,
    async ensure(form, workshopId) {
      if (draft.saved) return draft.saved;
      creating ??= create(form, workshopId);
      try {
        return await creating;
      } finally {
        creating = null;
      }
    },
    async save(form, workshopId, revision) {
      const listing = await draft.ensure(form, workshopId);
      const { body } = toBody(form, terms);
      const title = body.title || UNNAMED[locale];
      draft.saved = await updateListing(listing.id, {
        ...body,
        title,
        revision: revision ?? listing.revision,
      });
      return draft.saved;
    },
  };
  return draft;
}
