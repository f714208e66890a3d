/**
 * When what is written is kept in this browser and when it goes to the server, as a table of states: pure, so that every order of
 * events can be tried. Changes are counted; `kept` and `sent` say up to which one this browser and the server have them.
 */
export interface Autosave {
  written: number;
  kept: number;
  sent: number;
  /** the change that is just being kept, or sent; null for none */
  keeping: number | null;
  sending: number | null;
  /** in milliseconds since 1970; null before the first time */
  keptAt: number | null;
  sentAt: number | null;
  /** true while a timer runs at whose end it is kept */
  keepTimer: boolean;
  /** the browser refused to keep the latest change */
  unkept: boolean;
  /** the server may have it as it is: a draft with a title, nothing wrong with it */
  sendable: boolean;
  /** why nothing is sent until somebody acts: refused until the next change, in conflict until it is saved by hand */
  held: 'refused' | 'conflict' | null;
  online: boolean;
  /** another tab writes this draft */
  reads: boolean;
}

export type AutosaveEvent =
  | { type: 'changed'; sendable: boolean }
  | { type: 'keepDue' }
  /** the page may be gone in a moment */
  | { type: 'leaving' }
  | { type: 'kept'; at: number }
  | { type: 'notKept' }
  | { type: 'sendDue' }
  | { type: 'sent'; at: number }
  /** `again`: in how many milliseconds another try may go better */
  | { type: 'notSent'; again: number }
  | { type: 'refused' }
  | { type: 'conflict' }
  /** somebody saved it by hand, or took it all back */
  | { type: 'settled'; at: number | null }
  | { type: 'online' }
  | { type: 'offline' }
  /** another tab took over */
  | { type: 'lost' };

/** What is to be done after an event; a timer replaces the one of its name before it. */
export type AutosaveDeed =
  | { do: 'keep' }
  | { do: 'send' }
  | { do: 'drop' }
  | { do: 'timer'; name: 'keep' | 'send'; ms: number }
  | { do: 'stop'; name: 'keep' | 'send' };

export interface AutosaveStep {
  state: Autosave;
  deeds: readonly AutosaveDeed[];
}

/** A browser that is killed loses at most what was typed in this time, in milliseconds. */
export const KEEP_AFTER_MS = 300;
/** The pause in typing after which a draft goes to the server, in milliseconds. */
export const SEND_AFTER_MS = 1500;

export const FRESH: Autosave = {
  written: 0,
  kept: 0,
  sent: 0,
  keeping: null,
  sending: null,
  keptAt: null,
  sentAt: null,
  keepTimer: false,
  unkept: false,
  sendable: false,
  held: null,
  online: true,
  reads: false,
};

/** As after a draft that was kept at `at` has been opened again. */
export function resumed(at: number, online: boolean): Autosave {
  return { ...FRESH, written: 1, kept: 1, keptAt: at, online };
}

/** What becomes of a state by an event, and what is to be done. */
export function step(state: Autosave, event: AutosaveEvent): AutosaveStep {
  switch (event.type) {
    case 'changed':
      return changed(state, event.sendable);
    case 'keepDue':
    case 'leaving':
      return keep({ ...state, keepTimer: false });
    case 'kept':
      return kept(state, event.at);
    case 'notKept':
      return to({ ...state, keeping: null, unkept: true });
    case 'sendDue':
      return maySend(state) ? to({ ...state, sending: state.written }, { do: 'send' }) : to(state);
    case 'sent':
      return sent(state, event.at);
    case 'notSent':
      return to({ ...state, sending: null }, { do: 'timer', name: 'send', ms: event.again });
    case 'refused':
    case 'conflict':
      return to({ ...state, sending: null, held: event.type });
    case 'settled':
      return settled(state, event.at);
    case 'online': {
      const now = { ...state, online: true };
      return maySend(now) ? to(now, { do: 'timer', name: 'send', ms: 0 }) : to(now);
    }
    case 'offline':
      return to({ ...state, online: false });
    case 'lost':
      return to({ ...state, reads: true, keepTimer: false }, ...STOP);
  }
}

/** Where what is written has come to, for people. */
export interface SavedState {
  /**
   * `nothing` to save yet; `saving` on the way to the server; `server`: all of it is there; `here`: kept in this browser and not on the
   * server; `elsewhere`: another tab writes this draft, this one reads; `failed`: neither the server nor this browser has it
   */
  kind: 'nothing' | 'saving' | 'server' | 'here' | 'elsewhere' | 'failed';
  /** when it came there, in milliseconds since 1970; null for `nothing`, `saving`, `elsewhere` and `failed` */
  at: number | null;
}

/** What to tell of a state. The last moment's typing does not count: it would flicker with every key. */
export function savedState(state: Autosave): SavedState {
  if (state.reads) return { kind: 'elsewhere', at: null };
  if (state.sending !== null) return { kind: 'saving', at: null };
  if (state.sent === state.written) {
    return state.sentAt === null ? { kind: 'nothing', at: null } : { kind: 'server', at: state.sentAt };
  }
  if (state.unkept) return { kind: 'failed', at: null };
  if (state.kept > state.sent) return { kind: 'here', at: state.keptAt };
  return state.sentAt === null ? { kind: 'nothing', at: null } : { kind: 'saving', at: null };
}

const STOP: readonly AutosaveDeed[] = [
  { do: 'stop', name: 'keep' },
  { do: 'stop', name: 'send' },
];

function to(state: Autosave, ...deeds: readonly AutosaveDeed[]): AutosaveStep {
  return { state, deeds };
}

function changed(state: Autosave, sendable: boolean): AutosaveStep {
  if (state.reads) return to(state);
  const held = state.held === 'refused' ? null : state.held;
  const next = { ...state, written: state.written + 1, sendable, held, keepTimer: true };
  const deeds: AutosaveDeed[] = [];
  // Not begun anew with every key: who types without a pause is kept all the same.
  if (!state.keepTimer) deeds.push({ do: 'timer', name: 'keep', ms: KEEP_AFTER_MS });
  if (sendable) deeds.push({ do: 'timer', name: 'send', ms: SEND_AFTER_MS });
  else deeds.push({ do: 'stop', name: 'send' });
  return to(next, ...deeds);
}

function keep(state: Autosave): AutosaveStep {
  if (state.reads || state.keeping !== null || state.kept === state.written) return to(state);
  return to({ ...state, keeping: state.written }, { do: 'stop', name: 'keep' }, { do: 'keep' });
}

function kept(state: Autosave, at: number): AutosaveStep {
  const now: Autosave = {
    ...state,
    // Settled meanwhile, it may be further than what was kept.
    kept: Math.max(state.kept, state.keeping ?? 0),
    keeping: null,
    keptAt: at,
    unkept: false,
  };
  if (now.kept === now.written || now.reads || now.keepTimer) return to(now);
  return to({ ...now, keepTimer: true }, { do: 'timer', name: 'keep', ms: KEEP_AFTER_MS });
}

function maySend({ sendable, held, reads, online, sending, written, sent }: Autosave): boolean {
  return sendable && held === null && !reads && online && sending === null && written > sent;
}

function sent(state: Autosave, at: number): AutosaveStep {
  const now = { ...state, sent: Math.max(state.sent, state.sending ?? 0), sending: null, sentAt: at };
  if (now.sent === now.written) return settled(now, at);
  return to(now, { do: 'timer', name: 'send', ms: SEND_AFTER_MS });
}

function settled(state: Autosave, at: number | null): AutosaveStep {
  const { written } = state;
  const now: Autosave = {
    ...state,
    kept: written,
    sent: written,
    sentAt: at ?? state.sentAt,
    keepTimer: false,
    unkept: false,
    held: null,
  };
  // Nothing was ever written: what an earlier visit left behind is not ours to throw away.
  return written === 0 ? to(now, ...STOP) : to(now, ...STOP, { do: 'drop' });
}
