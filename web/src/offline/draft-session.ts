import { type Autosave, type AutosaveDeed, type AutosaveEvent, FRESH, resumed, step } from './autosave.ts';
import type { DraftStore } from './draft-store.ts';
import { openHolds } from './holds.ts';
import { type KeepProblem, keepError } from './keep-problem.ts';
import { type KeptPhoto, LARGEST_KEPT_BYTES, type LocalDraft } from './local-draft.ts';
import { newKey } from './new-key.ts';

/** What the form says now, and what it belongs to. */
export type Written = Pick<LocalDraft, 'form' | 'workshopId' | 'listingId' | 'revision' | 'isNew'>;

/** How sending to the server ended. */
export type SendEnd = 'sent' | 'refused' | 'conflict' | { again: number };

/** What a session is made of. */
export interface SessionParts {
  memberId: string;
  openStore(): Promise<DraftStore>;
  written(): Written;
  send(): Promise<SendEnd>;
  /** Puts a draft that was kept into the form; null: what the server has. `again`: another tab may have saved meanwhile. */
  show(draft: LocalDraft | null, again: boolean): Promise<void>;
  onChange(): void;
  /** The draft's id while something of it waits here, for the address bar; null when nothing does. */
  name(id: string | null): void;
}

/** One draft in one tab: kept here within a moment, sent when it may be, written by one tab at a time. */
export interface DraftSession {
  /** the Idempotency-Key under which its listing is made */
  readonly id: string;
  readonly state: Autosave;
  /** why this browser keeps nothing; null while it does */
  readonly problem: KeepProblem | null;
  /** true while photos wait to go up */
  readonly photosWait: boolean;
  /** what waited when the draft was opened; another list whenever it is opened anew */
  readonly restored: readonly KeptPhoto[] | null;
  /** false until the form shows what was opened: before that, a form without changes says nothing of the draft */
  readonly isShown: boolean;
  isKept(photoId: string): boolean;
  /** Begins with something new, or to change a listing. */
  begin(): Promise<void>;
  /** Goes on with what was kept. */
  resume(draft: LocalDraft): Promise<void>;
  changed(sendable: boolean): void;
  /** Somebody saved it by hand at `at`, or took it all back (null); nothing happens before it is shown. */
  settled(at: number | null): void;
  /** The server has a listing of it now. */
  created(): void;
  keepPhoto(photo: KeptPhoto): Promise<void>;
  letGoOfPhoto(id: string): void;
  takeOver(): Promise<void>;
  /** Writes it if no other tab does any more. */
  takeIfFree(): Promise<void>;
  /** The page may be gone in a moment; `sleeps`: it may come back as it is. */
  leaving(sleeps: boolean): void;
  back(): Promise<void>;
  setOnline(online: boolean): void;
  /** Ends when nothing is on its way into the store. */
  idle(): Promise<void>;
  /** Keeps nothing any more. */
  close(): void;
}

/** Opens a session of nothing yet; {@link DraftSession.begin} or `resume` follow. */
export function openDraftSession(parts: SessionParts): DraftSession {
  let id = newKey();
  let state: Autosave = { ...FRESH, online: navigator.onLine };
  let problem: KeepProblem | null = null;
  let restored: readonly KeptPhoto[] | null = null;
  let isStored = false;
  let isShown = false;
  let closed = false;
  let chain: Promise<void> = Promise.resolve();
  let sending: Promise<void> = Promise.resolve();
  const waiting = new Set<string>();
  const kept = new Set<string>();
  const timers = new Map<string, ReturnType<typeof setTimeout>>();

  const dispatch = (event: AutosaveEvent): void => {
    if (closed) return;
    const next = step(state, event);
    state = next.state;
    for (const deed of next.deeds) run(deed);
    parts.onChange();
  };
  const run = (deed: AutosaveDeed): void => {
    if (deed.do === 'keep') void keepRecord().then((done) => dispatch(done));
    else if (deed.do === 'send') sending = send();
    else if (deed.do === 'drop') void dropIfDone();
    else {
      clearTimeout(timers.get(deed.name));
      if (deed.do === 'timer') timers.set(deed.name, setTimeout(due, deed.ms, deed.name));
    }
  };
  const due = (name: 'keep' | 'send'): void => dispatch({ type: name === 'keep' ? 'keepDue' : 'sendDue' });

  /** One after the other, so that what was dropped is not put back by what was begun before. */
  const inTurn = (work: (store: DraftStore) => Promise<void>): Promise<boolean> => {
    const done = chain.then(async () => {
      if (closed) return false;
      try {
        await work(await parts.openStore());
        problem = null;
        return true;
      } catch (cause) {
        problem = keepError(cause).problem;
        return false;
      }
    });
    chain = done.then(parts.onChange);
    return done;
  };
  const put = async (store: DraftStore): Promise<void> => {
    await store.put({ id, memberId: parts.memberId, ...parts.written(), updatedAt: Date.now() });
    isStored = true;
    parts.name(id);
  };
  const keepRecord = async (): Promise<AutosaveEvent> =>
    (await inTurn(put)) ? { type: 'kept', at: Date.now() } : { type: 'notKept' };
  const dropIfDone = (): Promise<boolean> =>
    inTurn(async (store) => {
      if (!isStored || state.written > state.sent) return;
      // Photos that wait belong to something.
      if (waiting.size > 0) return put(store);
      await store.drop(id);
      isStored = false;
      parts.name(null);
    });
  const send = async (): Promise<void> => {
    const end = await parts.send().catch((cause: unknown) => {
      dispatch({ type: 'refused' });
      throw cause;
    });
    if (end === 'sent') dispatch({ type: 'sent', at: Date.now() });
    else if (typeof end === 'string') dispatch({ type: end });
    else dispatch({ type: 'notSent', again: end.again });
  };

  /** For another tab that takes over: it finds everything in the store. */
  const putAway = async (): Promise<void> => {
    dispatch({ type: 'lost' });
    await sending;
    await inTurn(put);
    await holds.release();
  };
  const lose = (): void => {
    dispatch({ type: 'lost' });
    void holds.release();
  };
  const holds = openHolds({ onAsked: putAway, onLost: lose });
  const names = (): string[] => {
    const { listingId } = parts.written();
    return [`draft.${id}`, ...(listingId ? [`listing.${listingId}`] : [])];
  };
  const take = (): Promise<boolean> => holds.take(names());
  const open = (draft: LocalDraft | null): void => {
    id = draft?.id ?? newKey();
    isStored = draft !== null;
    isShown = false;
    waiting.clear();
    kept.clear();
    for (const photo of draft?.photos ?? []) {
      waiting.add(photo.id);
      kept.add(photo.id);
    }
    const fresh = draft ? resumed(draft.updatedAt, navigator.onLine) : { ...FRESH, online: navigator.onLine };
    // A tab that read goes on reading until it shows what it is to write.
    state = { ...fresh, reads: state.reads };
    restored = draft?.photos ?? [];
  };
  /** @param mine true where this tab has taken the draft over */
  const begin = async (mine = false): Promise<void> => {
    isShown = true;
    parts.onChange();
    // What this tab had is not given up in between, or another might take it.
    await holds.release(names());
    if (mine) await holds.takeOver(names());
    else if (!(await take())) return dispatch({ type: 'lost' });
    state = { ...state, reads: false };
    parts.onChange();
  };
  const resume = async (draft: LocalDraft, again = false): Promise<void> => {
    open(draft);
    await parts.show(draft, again);
    parts.name(draft.id);
    await begin(again);
  };
  /** This tab has the hold now: goes on from where the other one came to. */
  const goOn = async (): Promise<void> => {
    const { listingId } = parts.written();
    const { memberId } = parts;
    let draft: LocalDraft | null = null;
    await inTurn(async (store) => {
      draft =
        (await store.read(id, memberId)) ?? (listingId ? await store.ofListing(listingId, memberId) : null);
    });
    if (draft) return resume(draft, true);
    open(null);
    await parts.show(null, true);
    await begin(true);
  };

  return {
    get id() {
      return id;
    },
    get state() {
      return state;
    },
    get problem() {
      return problem;
    },
    get photosWait() {
      return waiting.size > 0;
    },
    get restored() {
      return restored;
    },
    get isShown() {
      return isShown;
    },
    isKept: (photoId) => kept.has(photoId),
    begin: () => begin(),
    resume: (draft) => resume(draft),
    changed: (sendable) => dispatch({ type: 'changed', sendable }),
    settled(at) {
      if (isShown) dispatch({ type: 'settled', at });
    },
    created() {
      void take();
      if (isStored) void inTurn(put);
    },
    async keepPhoto(photo) {
      waiting.add(photo.id);
      if (photo.file.size > LARGEST_KEPT_BYTES || state.reads) return;
      const done = await inTurn(async (store) => {
        // Gone up, or taken back, before its turn came.
        if (!waiting.has(photo.id)) return;
        if (!isStored) await put(store);
        await store.putPhoto(id, photo);
      });
      if (done) kept.add(photo.id);
      else kept.delete(photo.id);
      parts.onChange();
    },
    letGoOfPhoto(photoId) {
      if (!waiting.delete(photoId)) return;
      kept.delete(photoId);
      void inTurn((store) => store.dropPhoto(photoId));
      void dropIfDone();
    },
    async takeOver() {
      await holds.takeOver(names());
      await goOn();
    },
    async takeIfFree() {
      if (state.reads && (await take())) await goOn();
    },
    leaving(sleeps) {
      dispatch({ type: 'leaving' });
      // A page with a lock is not kept for the way back.
      if (sleeps) void chain.then(() => holds.release());
    },
    async back() {
      if (!state.reads && !(await take())) dispatch({ type: 'lost' });
    },
    setOnline: (online) => dispatch({ type: online ? 'online' : 'offline' }),
    idle: () => chain,
    close() {
      closed = true;
      void holds.release();
      for (const timer of timers.values()) clearTimeout(timer);
    },
  };
}
