import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Autosave,
  type AutosaveDeed,
  type AutosaveEvent,
  FRESH,
  KEEP_AFTER_MS,
  resumed,
  SEND_AFTER_MS,
  savedState,
  step,
} from './autosave.ts';

/** The state after these events, and everything that was to be done. */
function after(first: Autosave, ...events: AutosaveEvent[]): { state: Autosave; deeds: AutosaveDeed[] } {
  let state = first;
  const deeds: AutosaveDeed[] = [];
  for (const event of events) {
    const next = step(state, event);
    state = next.state;
    deeds.push(...next.deeds);
  }
  return { state, deeds };
}

const typed: AutosaveEvent = { type: 'changed', sendable: true };
const nameless: AutosaveEvent = { type: 'changed', sendable: false };
const keepDue: AutosaveEvent = { type: 'keepDue' };
const kept: AutosaveEvent = { type: 'kept', at: 100 };
const sendDue: AutosaveEvent = { type: 'sendDue' };
const sent: AutosaveEvent = { type: 'sent', at: 200 };
const verbs = (deeds: readonly AutosaveDeed[]): string[] => deeds.map((deed) => deed.do);

describe('what is typed', () => {
  it('is kept within a moment also of somebody who types without a pause', () => {
    const { deeds } = after(FRESH, typed, typed, typed);
    const timers = deeds.filter((deed) => deed.do === 'timer');
    expect(timers.filter(({ name }) => name === 'keep')).toEqual([
      { do: 'timer', name: 'keep', ms: KEEP_AFTER_MS },
    ]);
    expect(timers.filter(({ name }) => name === 'send')).toHaveLength(3);
    expect(timers.at(-1)).toEqual({ do: 'timer', name: 'send', ms: SEND_AFTER_MS });
  });

  it('while it is being kept is kept again', () => {
    const { state, deeds } = after(FRESH, typed, keepDue, typed, keepDue, kept);
    expect(state).toMatchObject({ written: 2, kept: 1, keeping: null, keepTimer: true });
    expect(deeds.at(-1)).toEqual({ do: 'timer', name: 'keep', ms: KEEP_AFTER_MS });
    expect(after(state, keepDue, kept).state).toMatchObject({ kept: 2, keepTimer: false });
  });

  it('is kept at once when the page may be gone in a moment', () => {
    expect(verbs(after(FRESH, typed, { type: 'leaving' }).deeds).at(-1)).toBe('keep');
    expect(after(FRESH, { type: 'leaving' }).deeds).toEqual([]);
  });

  it('stays here without a title, and is never sent', () => {
    const { state, deeds } = after(FRESH, nameless, keepDue, kept, sendDue);
    expect(savedState(state)).toEqual({ kind: 'here', at: 100 });
    expect(verbs(deeds)).not.toContain('send');
  });

  it('is nowhere when the browser refuses it, until the next change', () => {
    const { state } = after(FRESH, nameless, keepDue, { type: 'notKept' });
    expect(savedState(state)).toEqual({ kind: 'failed', at: null });
    expect(savedState(after(state, nameless, keepDue, kept).state)).toEqual({ kind: 'here', at: 100 });
  });
});

describe('the server', () => {
  it('gets it after a pause, and then this browser forgets it', () => {
    const { state, deeds } = after(FRESH, typed, keepDue, kept, sendDue, sent);
    expect(verbs(deeds).slice(-3)).toEqual(['stop', 'stop', 'drop']);
    expect(savedState(state)).toEqual({ kind: 'server', at: 200 });
  });

  it('gets what was typed while it was being sent as well', () => {
    const { state, deeds } = after(FRESH, typed, sendDue, typed, sent);
    expect(state).toMatchObject({ written: 2, sent: 1 });
    expect(verbs(deeds)).not.toContain('drop');
    expect(deeds.at(-1)).toEqual({ do: 'timer', name: 'send', ms: SEND_AFTER_MS });
  });

  it('is asked once at a time', () => {
    expect(
      verbs(after(FRESH, typed, sendDue, typed, sendDue).deeds).filter((verb) => verb === 'send'),
    ).toEqual(['send']);
  });

  it('is not asked without a network, and at once when it is back', () => {
    const away = after(FRESH, { type: 'offline' }, typed, keepDue, kept, sendDue);
    expect(verbs(away.deeds)).not.toContain('send');
    expect(savedState(away.state).kind).toBe('here');
    const back = after(away.state, { type: 'online' });
    expect(back.deeds).toEqual([{ do: 'timer', name: 'send', ms: 0 }]);
  });

  it('is asked again after a failure that may pass', () => {
    const { state, deeds } = after(FRESH, typed, sendDue, { type: 'notSent', again: 4000 });
    expect(deeds.at(-1)).toEqual({ do: 'timer', name: 'send', ms: 4000 });
    expect(verbs(after(state, sendDue).deeds)).toEqual(['send']);
  });

  it('is left alone after a refusal until something changes, and after a conflict until somebody saves', () => {
    const refused = after(FRESH, typed, sendDue, { type: 'refused' }).state;
    expect(after(refused, sendDue).deeds).toEqual([]);
    expect(verbs(after(refused, typed, sendDue).deeds)).toContain('send');

    const conflict = after(FRESH, typed, sendDue, { type: 'conflict' }).state;
    expect(verbs(after(conflict, typed, sendDue).deeds)).not.toContain('send');
    const saved = after(conflict, { type: 'settled', at: 300 }).state;
    expect(verbs(after(saved, typed, sendDue).deeds)).toContain('send');
  });
});

describe('a draft that was kept on an earlier visit', () => {
  it('is here, and goes to the server once it is shown', () => {
    const state = resumed(50, true);
    expect(savedState(state)).toEqual({ kind: 'here', at: 50 });
    expect(verbs(after(state, typed, sendDue).deeds)).toContain('send');
  });

  it('is not thrown away by a page that has not looked at it', () => {
    expect(verbs(after(FRESH, { type: 'settled', at: null }).deeds)).toEqual(['stop', 'stop']);
  });
});

it('reads only once another tab has taken over', () => {
  const { state } = after(FRESH, typed, { type: 'lost' });
  expect(savedState(state)).toEqual({ kind: 'elsewhere', at: null });
  expect(verbs(after(state, typed, keepDue, sendDue, { type: 'leaving' }, { type: 'online' }).deeds)).toEqual(
    [],
  );
});

const anyEvent: fc.Arbitrary<AutosaveEvent> = fc.oneof(
  fc.boolean().map((sendable): AutosaveEvent => ({ type: 'changed', sendable })),
  fc.constantFrom<AutosaveEvent>(
    keepDue,
    { type: 'leaving' },
    sendDue,
    { type: 'online' },
    { type: 'offline' },
    { type: 'settled', at: 300 },
  ),
);
/** What a browser or a server answers, which comes only to what was asked. */
const anyAnswer = fc.constantFrom<'good' | 'bad' | 'later'>('good', 'bad', 'later');

it('in any order of events never says that the server or this browser has what they have not', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(anyEvent, anyAnswer), { maxLength: 60 }), (story) => {
      let state = FRESH;
      /** what both truly have */
      let here = 0;
      let there = 0;
      const tell = (event: AutosaveEvent): void => {
        const next = step(state, event);
        state = next.state;
        for (const deed of next.deeds) {
          if (deed.do === 'drop') {
            expect(there).toBe(state.written);
            here = state.written;
          }
        }
      };
      for (const [event, answer] of story) {
        if (event.type === 'settled') there = here = state.written;
        tell(event);
        if (state.keeping !== null && answer !== 'later') {
          if (answer === 'good') here = Math.max(here, state.keeping);
          tell(answer === 'good' ? { type: 'kept', at: 1 } : { type: 'notKept' });
        }
        if (state.sending !== null && answer !== 'later') {
          if (answer === 'good') there = Math.max(there, state.sending);
          tell(answer === 'good' ? { type: 'sent', at: 2 } : { type: 'notSent', again: 5 });
        }
        expect(state.kept).toBeLessThanOrEqual(Math.max(here, there));
        expect(state.sent).toBeLessThanOrEqual(there);
        if (savedState(state).kind === 'server') expect(there).toBe(state.written);
      }
    }),
    { numRuns: 2000 },
  );
});
