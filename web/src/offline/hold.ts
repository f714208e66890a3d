import { newKey } from './new-key.ts';

/** The right of one tab to write a draft; others read. */
export interface Hold {
  /** Takes it if no other tab has it; says whether this tab has it now. */
  take(): Promise<boolean>;
  /** Takes it from whichever tab has it, after that one has put away what it had, if it answers. */
  takeOver(): Promise<void>;
  /** Gives it up without being asked; nothing happens when this tab does not have it. Ends when others can have it. */
  release(): Promise<void>;
}

/** What a tab is told while it has a hold. */
export interface Holder {
  /** Another tab asks for it: puts everything away. The hold goes when this ends. */
  onAsked(): Promise<void>;
  /** Another tab has it now. */
  onLost(): void;
}

/** How tabs speak to each other: a BroadcastChannel, or what a test puts in its place. */
export interface TabChannel {
  postMessage(message: unknown): void;
  onmessage: ((event: { data: unknown }) => void) | null;
}

/** What a hold is made of, so that tests can put other tabs in its place. */
export interface HoldParts {
  /** null where a browser has none: on plain http */
  locks: Pick<LockManager, 'request'> | null;
  /** null where there is none: then a tab believes itself alone */
  channel: TabChannel | null;
  /** Ends after so many milliseconds. */
  wait(ms: number): Promise<void>;
  now(): number;
}

/** How long another tab has to say that it is there, in milliseconds: long for a tab in the background. */
const ANSWER_MS = 400;
/** How long a tab that is closed or loaded again may take to give back what it had. */
const CLOSING_MS = 1500;
/** How long it has to put away what it had. */
const GIVE_MS = 2500;

/** Opens the hold of a name; nobody has it by that. */
export function openHold(name: string, holder: Holder, parts: HoldParts = browserParts()): Hold {
  return parts.locks ? lockHold(name, holder, parts.locks, parts) : spokenHold(name, holder, parts);
}

let shared: BroadcastChannel | null = null;
const listeners = new Set<(event: { data: unknown }) => void>();

/** One channel for all holds of a page. */
function browserParts(): HoldParts {
  if (!shared && typeof BroadcastChannel !== 'undefined') {
    shared = new BroadcastChannel('scampolo.hold');
    shared.onmessage = (event) => {
      for (const listener of listeners) listener(event);
    };
  }
  const all = shared;
  const channel: TabChannel | null = all && {
    postMessage: (message) => all.postMessage(message),
    onmessage: null,
  };
  if (channel) listeners.add((event) => channel.onmessage?.(event));
  return {
    // Not in the types' view of a page without https.
    locks: (navigator.locks as LockManager | undefined) ?? null,
    channel,
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    now: Date.now,
  };
}

type Word = 'who' | 'mine' | 'give' | 'given';

interface Message {
  word: Word;
  name: string;
  from: string;
  since: number;
}

function isMessage(data: unknown): data is Message {
  return typeof data === 'object' && data !== null && 'word' in data && 'name' in data && 'from' in data;
}

/** The words of one hold on the channel. */
function speak(name: string, channel: TabChannel | null, hear: (message: Message) => void) {
  const from = newKey();
  if (channel) {
    channel.onmessage = ({ data }) => {
      if (isMessage(data) && data.name === name && data.from !== from) hear(data);
    };
  }
  return {
    from,
    say: (word: Word, since = 0) => channel?.postMessage({ word, name, from, since } satisfies Message),
  };
}

/** By Web Locks, which the browser gives back when a tab ends in whatever way. */
function lockHold(name: string, holder: Holder, locks: Pick<LockManager, 'request'>, parts: HoldParts): Hold {
  let end: (() => void) | null = null;
  let ended: Promise<unknown> = Promise.resolve();
  let given: (() => void) | null = null;
  const request = (options: LockOptions): Promise<boolean> =>
    new Promise((resolve, reject) => {
      const held = (lock: Lock | null): Promise<void> | undefined => {
        resolve(lock !== null);
        if (!lock) return undefined;
        return new Promise((done) => {
          end = done;
        });
      };
      ended = locks.request(`scampolo.${name}`, options, held).catch((cause: unknown) => {
        reject(cause);
        if (!end) return;
        end = null;
        holder.onLost();
      });
    });
  const release = async (): Promise<void> => {
    if (!end) return;
    end();
    end = null;
    await ended;
  };
  const { say } = speak(name, parts.channel, ({ word }) => {
    if (word === 'given') given?.();
    if (word !== 'give' || !end) return;
    void holder.onAsked().finally(async () => {
      await release();
      holder.onLost();
      say('given');
    });
  });
  return {
    async take() {
      if (end || (await request({ ifAvailable: true }))) return true;
      const giveUp = new AbortController();
      void parts.wait(CLOSING_MS).then(() => giveUp.abort());
      return request({ signal: giveUp.signal }).catch((cause: unknown) => {
        if (giveUp.signal.aborted) return false;
        throw cause;
      });
    },
    async takeOver() {
      if (end) return;
      const answered = new Promise<void>((resolve) => {
        given = resolve;
      });
      say('give');
      await Promise.race([answered, parts.wait(parts.channel ? GIVE_MS : 0)]);
      await request({ steal: true });
    },
    release,
  };
}

/** By asking around, where there are no locks. Of two that believe they have it, the later one has. */
function spokenHold(name: string, holder: Holder, parts: HoldParts): Hold {
  let since: number | null = null;
  let heard: (() => void) | null = null;
  let given: (() => void) | null = null;
  const isLater = (other: Message, mine: number): boolean =>
    other.since > mine || (other.since === mine && other.from > from);
  const { from, say } = speak(name, parts.channel, (message) => {
    const { word } = message;
    if (word === 'mine') heard?.();
    if (word === 'given') given?.();
    if (since === null) return;
    if (word === 'who') say('mine', since);
    if (word === 'mine' && isLater(message, since)) {
      since = null;
      holder.onLost();
    }
    if (word === 'give') {
      void holder.onAsked().finally(() => {
        since = null;
        holder.onLost();
        say('given');
      });
    }
  });
  const have = (): void => {
    since = parts.now();
    say('mine', since);
  };
  return {
    async take() {
      if (since !== null) return true;
      let taken = false;
      const somebody = new Promise<void>((resolve) => {
        heard = () => {
          taken = true;
          resolve();
        };
      });
      say('who');
      await Promise.race([somebody, parts.wait(parts.channel ? ANSWER_MS : 0)]);
      heard = null;
      if (!taken) have();
      return !taken;
    },
    async takeOver() {
      if (since !== null) return;
      const answered = new Promise<void>((resolve) => {
        given = resolve;
      });
      say('give');
      await Promise.race([answered, parts.wait(parts.channel ? GIVE_MS : 0)]);
      have();
    },
    async release() {
      since = null;
    },
  };
}
