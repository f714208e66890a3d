import type { CatalogueJson } from '@scampolo/shared/contract/catalogue';
import type { HubJson } from '@scampolo/shared/contract/hubs';
import type { Me } from '@scampolo/shared/contract/identity';
import type { ListingJson } from '@scampolo/shared/contract/listings';
import type { Issue } from '@scampolo/shared/errors';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { ApiError } from '../api/client.ts';
import { submitListing } from '../api/listings.ts';
import { useI18n } from '../i18n/context.tsx';
import type { I18n } from '../i18n/translate.ts';
import type { DataOf } from '../pages/page-data.ts';
import { type Draft, openDraft } from './draft.ts';
import { checkForm, type EditorCheck } from './editor-check.ts';
import { checkContext } from './form-catalogue.ts';
import { emptyForm, formOf, type ListingForm, tidy } from './listing-form.ts';
import { errorWords } from './use-action.ts';
import { type FormState, leaveTo, useForm } from './use-form.ts';
import { useWorkshop } from './use-workshop.ts';

/** What the editor is doing on the server. */
export type EditorPhase = 'idle' | 'saving' | 'submitting';

/** Writing one listing: the form, what is wrong with it, and saving and handing it in. */
export interface ListingEditor
  extends Pick<FormState<ListingForm>, 'form' | 'set' | 'issues' | 'dirty' | 'isSaved'>,
    Pick<EditorCheck, 'warnings' | 'missing'>,
    EditorDeeds {
  terms: CatalogueJson;
  hubs: readonly HubJson[];
  me: Me | null;
  status: ListingJson['status'];
  /** as of the last save */
  savedPhotos: ListingJson['photos'];
  workshopId: string | undefined;
  setWorkshopId(id: string): void;
  ensureListing(): Promise<ListingJson>;
}

/** The editor of the post page's listing, or of a new one. */
export function useListingEditor(data: DataOf<'post'>): ListingEditor {
  const i18n = useI18n();
  const { terms, hubs, me } = data;
  const [workshopId, setWorkshopId] = useWorkshop(me);
  const state = useForm(() => firstForm(data, i18n), fieldOf);
  const { form } = state;
  useWorkshopHub(data, workshopId, state);
  const opened = useRef<Draft | null>(null);
  opened.current ??= openDraft(data.listing, { locale: i18n.locale, terms, onCreate: showAddress });
  const draft = opened.current;
  const context = useMemo(() => checkContext(terms, hubs), [terms, hubs]);
  const check = useMemo(() => checkForm(form, terms, context, i18n.locale), [form, terms, context]);
  const deeds = useDeeds(state, draft, check, workshopId);
  return {
    ...state,
    ...deeds,
    terms,
    hubs,
    me,
    warnings: check.warnings,
    missing: check.missing,
    status: draft.saved?.status ?? 'draft',
    savedPhotos: draft.saved?.photos ?? NO_PHOTOS,
    workshopId,
    setWorkshopId,
    ensureListing: () => draft.ensure(form, workshopId),
  };
}

/** A new lot lies where its workshop is. */
function useWorkshopHub(
  { listing, me }: DataOf<'post'>,
  workshopId: string | undefined,
  { form, dirty, set, begin }: FormState<ListingForm>,
): void {
  const hub = me?.workshops.find((workshop) => workshop.id === workshopId)?.hub;
  useEffect(() => {
    if (listing || !hub || hub === form.hub) return;
    if (dirty) set({ hub });
    else begin({ ...form, hub });
  }, [hub]);
}

/** The first part of the path that the API calls a field of the form by. */
function fieldOf(name: string): string {
  return name === 'unit' ? 'amount' : name;
}

const NO_PHOTOS: ListingJson['photos'] = [];

interface EditorDeeds {
  phase: EditorPhase;
  /** what went wrong that no field is to blame for, in words */
  problem: string | null;
  /** what somebody else saved meanwhile; null unless that happened */
  stale: ListingJson | null;
  save(): Promise<void>;
  submit(): Promise<void>;
  /** Puts the form over what somebody else saved. */
  keepMine(): void;
  /** Drops the form for what somebody else saved. */
  takeTheirs(): void;
  /** Goes on writing; the question comes back with the next save. */
  decideLater(): void;
}

function useDeeds(
  { form, dirty, set, setIssues, showSaved }: FormState<ListingForm>,
  draft: Draft,
  check: EditorCheck,
  workshopId: string | undefined,
): EditorDeeds {
  const i18n = useI18n();
  const [phase, setPhase] = useState<EditorPhase>('idle');
  const [problem, setProblem] = useState<string | null>(null);
  const [stale, setStale] = useState<ListingJson | null>(null);

  const put = async (revision?: number): Promise<ListingJson> => {
    const tidied = tidy(form);
    const saved = await draft.save(tidied, workshopId, revision);
    showSaved({ ...formOf(saved, i18n.typed), title: tidied.title });
    return saved;
  };
  const refused = (cause: unknown): void => {
    const issues = cause instanceof ApiError ? cause.issues : [];
    if (cause instanceof ApiError && cause.code === 'STALE_REVISION') {
      setStale(cause.details['current'] as ListingJson);
    } else if (issues.length > 0) setIssues(issues);
    else setProblem(refusalWords(cause, i18n));
  };
  const run = async (now: EditorPhase, found: Issue[], work: () => Promise<unknown>): Promise<void> => {
    if (phase !== 'idle') return;
    setProblem(null);
    set(tidy(form));
    setIssues(found);
    if (found.length > 0) return;
    setPhase(now);
    try {
      await work();
    } catch (cause) {
      refused(cause);
    } finally {
      setPhase('idle');
    }
  };
  return {
    phase,
    problem,
    stale,
    save: () => run('saving', check.problems, () => put()),
    submit: () =>
      run('submitting', [...check.missing, ...check.problems], async () => {
        const listing = dirty || !draft.saved ? await put() : draft.saved;
        await submitListing(listing.id);
        leaveTo(`/listings/${listing.id}`);
      }),
    keepMine() {
      setStale(null);
      if (stale) void run('saving', check.problems, () => put(stale.revision));
    },
    decideLater: () => setStale(null),
    takeTheirs() {
      setStale(null);
      draft.saved = stale;
      if (stale) showSaved(formOf(stale, i18n.typed));
    },
  };
}

function firstForm({ listing, me, hubs }: DataOf<'post'>, { typed }: I18n): ListingForm {
  return listing ? formOf(listing, typed) : emptyForm(me?.workshops[0]?.hub ?? hubs[0]?.slug ?? '');
}

/** From the first save on, reloading the page must open this draft and not a new one. */
function showAddress({ id }: ListingJson): void {
  history.replaceState(null, '', `/listings/${id}/edit`);
}

function refusalWords(cause: unknown, i18n: I18n): string {
  const code = cause instanceof ApiError ? cause.code : null;
  if (code === 'AMOUNT_UNAVAILABLE') return i18n.t('save.claimed');
  return code === 'ADDRESS_UNCONFIRMED' ? i18n.t('save.unconfirmed') : errorWords(cause, i18n);
}
