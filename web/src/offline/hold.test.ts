import { describe, expect, it } from 'vitest';
import { type Hold, type HoldParts, openHold, type TabChannel } from './hold.ts';

/** Tabs of one browser that hear each other at once; who does not answer is frozen. */
function openBrowser(locks: HoldParts['locks']) {
  const channels: (TabChannel & { frozen: boolean })[] = [];
  let clock = 0;
  return (
    name: string,
    log: string[] = [],
    onAsked = () => Promise.resolve(),
  ): { hold: Hold; freeze(): void } => {
    const channel: TabChannel & { frozen: boolean } = {
      frozen: false,
      onmessage: null,
      postMessage(data) {
        for (const other of channels) {
          if (other !== channel && !other.frozen) queueMicrotask(() => other.onmessage?.({ data }));
        }
      },
    };
    channels.push(channel);
    const hold = openHold(
      name,
      {
        async onAsked() {
          log.push('asked');
          await onAsked();
        },
        onLost: () => log.push('lost'),
      },
      {
        locks,
        channel,
        // As long as everybody who is awake needs to answer.
        wait: async () => {
          for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
        },
        now: () => {
          clock += 1;
          return clock;
        },
      },
    );
    return {
      hold,
      freeze() {
        channel.frozen = true;
      },
    };
  };
}

let names = 0;
/** A name that no other test holds. */
const fresh = (): string => {
  names += 1;
  return `draft.${names}`;
};

describe.each([
  ['with the locks of the browser', () => navigator.locks],
  ['without locks', () => null],
])('a hold %s', (_, locks) => {
  it('has one tab at a time, and the next when that one lets go', async () => {
    const tab = openBrowser(locks());
    const name = fresh();
    const [one, other, elsewhere] = [tab(name), tab(name), tab(fresh())];
    expect(await one.hold.take()).toBe(true);
    expect(await one.hold.take()).toBe(true);
    expect(await other.hold.take()).toBe(false);
    expect(await elsewhere.hold.take()).toBe(true);
    await one.hold.release();
    expect(await other.hold.take()).toBe(true);
    expect(await one.hold.take()).toBe(false);
  });

  it('is taken over after the other tab has put everything away', async () => {
    const tab = openBrowser(locks());
    const name = fresh();
    const log: string[] = [];
    const one = tab(name, log, async () => {
      await Promise.resolve();
      log.push('put away');
    });
    const other = tab(name);
    await one.hold.take();
    await other.hold.takeOver();
    expect(log.slice(0, 3)).toEqual(['asked', 'put away', 'lost']);
    expect(await one.hold.take()).toBe(false);
    expect(await other.hold.take()).toBe(true);
  });

  it('goes back and forth', async () => {
    const tab = openBrowser(locks());
    const name = fresh();
    const [one, other] = [tab(name), tab(name)];
    await one.hold.take();
    await other.hold.takeOver();
    await one.hold.takeOver();
    expect(await other.hold.take()).toBe(false);
    expect(await one.hold.take()).toBe(true);
  });

  it('is taken from a tab that does not answer', async () => {
    const tab = openBrowser(locks());
    const name = fresh();
    const one = tab(name);
    const other = tab(name);
    await one.hold.take();
    one.freeze();
    await other.hold.takeOver();
    expect(await other.hold.take()).toBe(true);
  });
});

it('is everybody’s own where tabs cannot speak', async () => {
  const nothing = () => Promise.resolve();
  const parts = { locks: null, channel: null, wait: nothing, now: () => 0 };
  const holder = { onAsked: nothing, onLost: nothing };
  expect(await openHold('draft', holder, parts).take()).toBe(true);
  expect(await openHold('draft', holder, parts).take()).toBe(true);
});

describe('a hold with the locks of the browser', () => {
  it('comes to a tab that asks while the one before is still ending', async () => {
    const parts: HoldParts = {
      locks: navigator.locks,
      channel: null,
      wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      now: Date.now,
    };
    const nobody = { onAsked: () => Promise.resolve(), onLost: () => undefined };
    const name = fresh();
    const [ending, next] = [openHold(name, nobody, parts), openHold(name, nobody, parts)];
    await ending.take();
    const asked = next.take();
    // What a browser does for a page that is closed, a moment after the next one asked.
    await new Promise((resolve) => setImmediate(resolve));
    await ending.release();
    expect(await asked).toBe(true);
    expect(await ending.take()).toBe(false);
    await next.release();
  });
});
