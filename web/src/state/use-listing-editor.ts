import type { CatalogueJson } from '@scampolo/shared/contract/catalogue';
import type { HubJson } from '@scampolo/shared/contract/hubs';
import type { Me } from '@scampolo/shared/contract/identity';
import type { ListingJson } from '@scampolo/shared/contract/listings';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { useI18n } from '../i18n/context.tsx';
import type { I18n } from '../i18n/translate.ts';
import type { SavedState } from '../offline/autosave.ts';
import { saysTheSame } from '../offline/local-draft.ts';
import { newKey } from '../offline/new-key.ts';
import type { DataOf } from '../pages/page-data.ts';
import { formAnswering } from './answering.ts';
import { type Draft, openDraft } from './draft.ts';
import { checkForm, type EditorCheck } from './editor-check.ts';
import { checkContext } from './form-catalogue.ts';
import { emptyForm, formFrom, formOf, type ListingForm, tidy } from './listing-form.ts';
import { type EditorDeeds, useEditorDeeds } from './use-editor-deeds.ts';
import { type FormState, useForm } from './use-form.ts';
import { type LocalDraftHandle, type LocalDraftView, useLocalDraft } from './use-local-draft.ts';
import { useWorkshop } from './use-workshop.ts';

export type { SavedState } from '../offline/autosave.ts';
export type { EditorPhase } from './use-editor-deeds.ts';

/** Writing one listing: the form, what is wrong with it, keeping it here, and saving and handing it in. */
export interface ListingEditor
  extends Pick<FormState<ListingForm>, 'form' | 'set' | 'issues' | 'dirty' | 'isSaved'>,
    Pick<EditorCheck, 'warnings' | 'missing'>,
    Omit<EditorDeeds, 'setStale'> {
  terms: CatalogueJson;
  hubs: readonly HubJson[];
  me: Me | null;
  status: ListingJson['status'];
  /** for the save bar */
  saved: SavedState;
  /** what this browser keeps, asks and tells of the draft */
  local: LocalDraftView;
  /** as of the last save */
  savedPhotos: ListingJson['photos'];
  /** null before it is saved for the first time */
  listingId: string | null;
  workshopId: string | undefined;
  setWorkshopId(id: string): void;
  ensureListing(): Promise<ListingJson>;
}

/**
 * The editor of the post page's listing, or of a new one.
 * @param onSubmitted told when the listing was handed in
 */
export function useListingEditor(
  data: DataOf<'post'>,
  onSubmitted: (listing: ListingJson) => void,
): ListingEditor {
  const i18n = useI18n();
  const { terms, hubs, me } = data;
  const [workshopId, setWorkshopId] = useWorkshop(me);
  const state = useForm(() => firstForm(data, i18n), fieldOf, false);
  const { form } = state;
  useWorkshopHub(data, workshopId, state);
  const local = useRef<LocalDraftHandle | null>(null);
  const draft = useDraft(data, i18n, local);
  const context = useMemo(() => checkContext(terms, hubs), [terms, hubs]);
  const check = useMemo(() => checkForm(form, terms, context, i18n.locale), [form, terms, context]);
  const { setStale, ...deeds } = useEditorDeeds({
    state,
    draft,
    check,
    workshopId,
    readOnly: local.current?.readOnly ?? false,
    onSaved: () => local.current?.session?.settled(Date.now()),
    onSubmitted: (listing) => void local.current?.idle().then(() => onSubmitted(listing)),
  });
  const view = useLocalDraft({
    memberId: me?.id ?? null,
    listing: data.listing,
    begunLike: data.from !== null || data.answering !== undefined,
    terms,
    dirty: state.dirty,
    sendable: isSendable(draft, form, check, workshopId),
    form,
    saved: () => draft.saved,
    written: () => ({
      form,
      workshopId: workshopId ?? null,
      listingId: draft.saved?.id ?? null,
      revision: draft.saved?.revision ?? null,
      isNew: data.listing === null,
    }),
    savedForm: (listing) => formOf(listing, i18n.typed),
    async send() {
      await draft.save(tidy(form), workshopId, { stay: true });
      state.settle(form);
    },
    show(kept, listing, stale) {
      if (kept.workshopId !== null && kept.workshopId !== workshopId) setWorkshopId(kept.workshopId);
      const there = listing && formOf(listing, i18n.typed);
      if (there) state.begin(there);
      draft.saved = listing;
      // Only its photos wait, or it had arrived already.
      if (there && kept.form.colours === null && saysTheSame(kept.form, there, terms)) return;
      if (listing) draft.saved = { ...listing, revision: kept.revision ?? listing.revision };
      state.set(kept.form);
      if (stale && listing) setStale(listing);
    },
    showSaved(listing) {
      draft.saved = listing;
      state.begin(formOf(listing, i18n.typed));
    },
    onConflict: setStale,
  });
  local.current = view;
  return {
    ...state,
    ...deeds,
    set: view.readOnly ? ignore : state.set,
    terms,
    hubs,
    me,
    warnings: check.warnings,
    missing: check.missing,
    status: draft.saved?.status ?? 'draft',
    saved: view.saved,
    local: view,
    savedPhotos: draft.saved?.photos ?? NO_PHOTOS,
    listingId: draft.saved?.id ?? null,
    workshopId,
    setWorkshopId,
    ensureListing: () => draft.ensure(form, workshopId),
  };
}

const NO_PHOTOS: ListingJson['photos'] = [];

function ignore(): void {
  // Another tab writes: here it is read.
}

/** What the server may be sent without anybody asking for it: a draft that has a name and nothing that would be refused. */
function isSendable(
  { saved }: Draft,
  form: ListingForm,
  check: EditorCheck,
  workshopId: string | undefined,
): boolean {
  if (saved ? saved.status !== 'draft' : form.title.trim() === '') return false;
  return workshopId !== undefined && check.problems.length === 0;
}

function useDraft(
  { listing, terms }: DataOf<'post'>,
  { locale, typed }: I18n,
  local: { readonly current: LocalDraftHandle | null },
): Draft {
  const opened = useRef<Draft | null>(null);
  const spare = useRef('');
  opened.current ??= openDraft(listing, {
    locale,
    terms,
    typed,
    key() {
      // Without a member there is no session; the key is the draft's all the same.
      spare.current ||= newKey();
      return local.current?.session?.id ?? spare.current;
    },
    onCreate(created) {
      showAddress(created);
      local.current?.session?.created();
    },
  });
  return opened.current;
}

/** A new lot lies where its workshop is. */
function useWorkshopHub(
  { listing, from, me }: DataOf<'post'>,
  workshopId: string | undefined,
  { form, dirty, set, begin }: FormState<ListingForm>,
): void {
  const hub = me?.workshops.find((workshop) => workshop.id === workshopId)?.hub;
  useEffect(() => {
    if (listing || from || !hub || hub === form.hub) return;
    if (dirty) set({ hub });
    else begin({ ...form, hub });
  }, [hub]);
}

/** The first part of the path that the API calls a field of the form by. */
function fieldOf(name: string): string {
  return name === 'unit' ? 'amount' : name;
}

function firstForm(
  { listing, from, answering, terms, me, hubs }: DataOf<'post'>,
  { typed }: I18n,
): ListingForm {
  if (listing) return formOf(listing, typed);
  if (from) return formFrom(from, typed);
  const empty = emptyForm(me?.workshops[0]?.hub ?? hubs[0]?.slug ?? '');
  return answering ? formAnswering(answering.query, empty, terms, typed) : empty;
}

/** From the first save on, reloading the page must open this draft and not a new one. */
function showAddress({ id }: ListingJson): void {
  history.replaceState(null, '', `/listings/${id}/edit${location.hash}`);
}
