import type { CatalogueJson } from '@scampolo/shared/contract/catalogue';
import type { ListingJson } from '@scampolo/shared/contract/listings';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { ApiError } from '../api/client.ts';
import { readListing } from '../api/listings.ts';
import { type SavedState, savedState } from '../offline/autosave.ts';
import { type DraftSession, openDraftSession, type SendEnd, type Written } from '../offline/draft-session.ts';
import { openDraftStore } from '../offline/draft-store.ts';
import type { KeepProblem } from '../offline/keep-problem.ts';
import { isBlank, type KeptPhoto, type LocalDraft, saysTheSame } from '../offline/local-draft.ts';
import type { ListingForm } from './listing-form.ts';
import { MOST_TRIES, pauseAfter } from './retry-policy.ts';
import { leaveTo, useLeaveGuard } from './use-form.ts';
import { watchPage } from './watch-page.ts';

/** Something that was kept here before and waits for an answer: go on with it, or not. */
export interface DraftOffer {
  /** a lot that was begun, or changes of this one */
  kind: 'draft' | 'changes';
  /** empty when it has none yet */
  title: string;
  photos: number;
  /** when it was kept last, in milliseconds since 1970 */
  at: number;
  take(): void;
  /** Leaves it where it is, among the member's own lots. */
  leave(): void;
}

/** Where the photos of a form wait while they cannot go up. */
export interface PhotoKeeper {
  /** what waited when the draft was opened; another list whenever it is opened anew; null before */
  restored: readonly KeptPhoto[] | null;
  /** another tab writes the draft */
  readOnly: boolean;
  /** Never fails: what could not be kept is told elsewhere. */
  keep(photo: KeptPhoto): Promise<void>;
  letGo(id: string): void;
  isKept(id: string): boolean;
}

/** What this browser keeps of the draft, and what there is to ask and to say about it. */
export interface LocalDraftView {
  saved: SavedState;
  /** null when there is nothing to ask */
  offer: DraftOffer | null;
  /** another tab writes this draft */
  readOnly: boolean;
  /** Writes it in this tab; the other one reads from then on. */
  takeOver(): void;
  /** why this browser keeps nothing; null while it does */
  problem: KeepProblem | null;
  photos: PhotoKeeper;
  /** Ends when everything that was to be kept is. */
  idle(): Promise<void>;
}

/** What the keeping of a draft needs of its editor; always as drawn last. */
export interface LocalDraftParts {
  memberId: string | null;
  listing: ListingJson | null;
  /** a new lot that is begun like another one, or that answers somebody: then nothing else is offered */
  begunLike: boolean;
  terms: CatalogueJson;
  dirty: boolean;
  /** the server may have the form as it is */
  sendable: boolean;
  form: ListingForm;
  written(): Written;
  /** as the server had it last */
  saved(): ListingJson | null;
  savedForm(listing: ListingJson): ListingForm;
  /** Saves the form without being asked. @throws {ApiError} */
  send(): Promise<void>;
  /** Shows a form as not saved, over `listing`, the server's; `stale` when that is newer than what was edited. */
  show(kept: LocalDraft, listing: ListingJson | null, stale: boolean): void;
  /** Shows what the server has. */
  showSaved(listing: ListingJson): void;
  onConflict(current: ListingJson): void;
}

export interface LocalDraftHandle extends LocalDraftView {
  session: DraftSession | null;
}

/** Keeps what is written in this browser, goes on with what was kept, and sends drafts by itself. */
export function useLocalDraft(parts: LocalDraftParts): LocalDraftHandle {
  const latest = useRef(parts);
  latest.current = parts;
  const [, draw] = useState(0);
  const [offered, setOffered] = useState<LocalDraft | null>(null);
  const [session, setSession] = useState<DraftSession | null>(null);
  const { memberId, dirty, sendable, form } = parts;
  const readOnly = session?.state.reads ?? false;
  const isShown = session?.isShown ?? false;

  useEffect(() => {
    if (memberId === null) return;
    const opened = openSession(memberId, latest, () => draw((count) => count + 1));
    setSession(opened);
    void start(opened, memberId, latest, setOffered);
    const unwatch = watchPage(opened, memberId);
    return () => {
      unwatch();
      opened.close();
    };
  }, []);
  useEffect(() => {
    if (dirty) session?.changed(sendable);
    else session?.settled(null);
  }, [form, dirty, sendable, session, readOnly, isShown]);

  const unkept = dirty && (session === null || session.problem !== null);
  useLeaveGuard(unkept && !readOnly);
  const restored = session?.restored ?? null;
  const photos = useMemo<PhotoKeeper>(
    () => ({
      restored,
      readOnly,
      keep: async (photo) => session?.keepPhoto(photo),
      letGo: (id) => session?.letGoOfPhoto(id),
      isKept: (id) => session?.isKept(id) ?? false,
    }),
    [session, restored, readOnly],
  );
  return {
    session,
    saved: session ? savedWithPhotos(session) : { kind: 'nothing', at: null },
    offer: offered && offerOf(offered, session, parts, () => setOffered(null)),
    readOnly,
    takeOver: () => void session?.takeOver(),
    problem: session?.problem ?? null,
    photos,
    idle: async () => session?.idle(),
  };
}

type Latest = { readonly current: LocalDraftParts };

function openSession(memberId: string, latest: Latest, onChange: () => void): DraftSession {
  let tries = 0;
  return openDraftSession({
    memberId,
    openStore: openDraftStore,
    written: () => latest.current.written(),
    async send(): Promise<SendEnd> {
      try {
        await latest.current.send();
        tries = 0;
        return 'sent';
      } catch (cause) {
        if (!(cause instanceof ApiError)) throw cause;
        if (cause.code === 'STALE_REVISION') {
          latest.current.onConflict(cause.details['current'] as ListingJson);
          return 'conflict';
        }
        tries = Math.min(tries + 1, MOST_TRIES - 1);
        const pause = pauseAfter(cause, tries, Math.random());
        return pause ? { again: pause.ms } : 'refused';
      }
    },
    async show(kept, again) {
      const { show, showSaved } = latest.current;
      const saved = latest.current.saved();
      const id = kept?.listingId ?? saved?.id ?? null;
      const now = again && id !== null ? await newest(id, saved) : saved;
      if (kept) show(kept, now, now !== null && kept.revision !== null && now.revision > kept.revision);
      else if (now) showSaved(now);
    },
    onChange,
    name: nameInAddress,
  });
}

/** The listing as the server has it now, or as this tab knew it where there is no network. */
async function newest(id: string, known: ListingJson | null): Promise<ListingJson | null> {
  try {
    return await readListing(id);
  } catch (cause) {
    if (!(cause instanceof ApiError)) throw cause;
    return known?.id === id ? known : null;
  }
}

const NAMED = /^#draft=([0-9a-f-]{36})$/;

/** So that reloading the page, or coming back to it, goes on with the same draft. */
function nameInAddress(id: string | null): void {
  const { pathname, search, hash } = location;
  const wanted = id === null ? '' : `#draft=${id}`;
  if (wanted === hash || (id === null && !NAMED.test(hash))) return;
  history.replaceState(history.state, '', `${pathname}${search}${wanted}`);
}

async function start(
  session: DraftSession,
  memberId: string,
  latest: Latest,
  offer: (draft: LocalDraft) => void,
): Promise<void> {
  const { listing } = latest.current;
  const named = NAMED.exec(location.hash)?.[1];
  const found = await find(memberId, named, listing?.id ?? null);
  if (!found || (found.id !== named && latest.current.begunLike)) return session.begin();
  if (found.listingId !== null && found.listingId !== listing?.id) {
    return leaveTo(`/listings/${found.listingId}/edit#draft=${found.id}`);
  }
  if (named === found.id || (listing && saysNothingNew(found, listing, latest.current))) {
    return session.resume(found);
  }
  offer(found);
  return session.begin();
}

/** What may be gone on with: what the address names, what was changed of this listing, or the latest lot that was begun. */
async function find(
  memberId: string,
  named: string | undefined,
  listingId: string | null,
): Promise<LocalDraft | null> {
  try {
    const store = await openDraftStore();
    const known = named === undefined ? null : await store.read(named, memberId);
    if (known && (listingId === null || known.listingId === listingId)) return known;
    if (listingId !== null) return await store.ofListing(listingId, memberId);
    return (await store.list(memberId)).find((draft) => draft.isNew) ?? null;
  } catch {
    // The session meets the same refusal, and tells it.
    return null;
  }
}

/** True for what only has photos that wait, or arrived before the browser could forget it. */
function saysNothingNew(
  kept: LocalDraft,
  listing: ListingJson,
  { terms, savedForm }: LocalDraftParts,
): boolean {
  return kept.form.colours === null && saysTheSame(kept.form, savedForm(listing), terms);
}

function savedWithPhotos({ state, photosWait }: DraftSession): SavedState {
  const saved = savedState(state);
  if (!photosWait || (saved.kind !== 'nothing' && saved.kind !== 'server')) return saved;
  return state.online ? { kind: 'saving', at: null } : { kind: 'here', at: state.keptAt };
}

function offerOf(
  draft: LocalDraft,
  session: DraftSession | null,
  { listing, terms }: LocalDraftParts,
  done: () => void,
): DraftOffer | null {
  if (!session || (draft.photos.length === 0 && isBlank(draft.form, terms))) return null;
  return {
    kind: listing ? 'changes' : 'draft',
    title: draft.form.title.trim(),
    photos: draft.photos.length,
    at: draft.updatedAt,
    take() {
      done();
      if (draft.listingId !== null && draft.listingId !== listing?.id) {
        leaveTo(`/listings/${draft.listingId}/edit#draft=${draft.id}`);
      } else void session.resume(draft);
    },
    leave: done,
  };
}
