import { describe, expect, test } from 'vitest';
import { checkHistory } from './check-history.ts';
import type { AuditRow, Claim, ExchangeState, MailRow, Operation, Settle } from './history.ts';

const GIVER = 'giver';
const NONE: ReadonlyMap<string, number> = new Map();

/** One lot of ten buttons: claims of four (handed over), three (cancelled) and two (held); one of eight was refused. */
function soundHistory(): { history: Operation[]; state: ExchangeState } {
  const history: Operation[] = [
    { ...at(1, GIVER), kind: 'list', key: 'l', listingId: 'L', total: 8 },
    { ...at(2, GIVER), kind: 'edit', listingId: 'L', revision: 1, total: 10 },
    { ...at(3, GIVER), kind: 'publish', listingId: 'L' },
    claim(4, 'ann', 'a', 4),
    claim(5, 'bob', 'b', 3),
    {
      ...at(6, 'cem'),
      ...ASKED,
      key: 'c',
      steps: 8,
      claimId: null,
      outcome: 'fail',
      code: 'AMOUNT_UNAVAILABLE',
    },
    settle(7, GIVER, 'hand_over', 'a'),
    settle(8, 'bob', 'cancel', 'b'),
    { ...claim(9, 'dee', 'd', 2), outcome: 'unknown', claimId: null },
    {
      ...at(10, GIVER),
      kind: 'read',
      listingId: 'L',
      seen: { status: 'published', revision: 3, total: 10, left: 4, pieces: NONE },
    },
    { ...at(11, 'ann'), kind: 'message', key: 'm', subjectId: 'a', id: 'M' },
  ];
  const state: ExchangeState = {
    listings: [
      {
        id: 'L',
        key: 'l',
        memberId: GIVER,
        status: 'published',
        revision: 3,
        total: 10,
        held: 2,
        given: 4,
        pieces: [],
      },
    ],
    claims: [
      row('a', 'ann', 'collected', 4),
      row('b', 'bob', 'cancelled', 3),
      row('d', 'dee', 'reserved', 2),
    ],
    audit: [
      { action: 'listing.publish', subjectId: 'L', actorId: GIVER, side: null },
      ...['ann a', 'bob b', 'dee d'].map((text) => audit('claim.reserve', text)),
      audit('claim.hand_over', `${GIVER} a`, 'giver'),
      audit('claim.cancel', 'bob b', 'claimant'),
    ],
    mails: [
      ...['ann a', 'bob b', 'dee d'].map((text) => mail('claim_reserved', text)),
      ...['a', 'b', 'd'].map((id) => mail('claim_received', `${GIVER} ${id}`)),
      mail('claim_collected', 'ann a'),
      mail('claim_collected', `${GIVER} a`),
      mail('claim_cancelled', `${GIVER} b`),
    ],
    written: [{ kind: 'message', id: 'M', key: 'm', subjectId: 'a' }],
  };
  return { history, state };
}

const ASKED = { kind: 'claim', listingId: 'L', pieces: NONE } as const;

function at(time: number, memberId: string) {
  return { memberId, startedMs: time, endedMs: time + 0.5, outcome: 'ok', code: null } as const;
}

function claim(time: number, who: string, key: string, steps: number): Claim {
  return { ...at(time, who), ...ASKED, key, steps, claimId: key };
}

function settle(time: number, who: string, kind: Settle['kind'], claimId: string): Settle {
  return { ...at(time, who), kind, listingId: 'L', claimId };
}

function row(id: string, memberId: string, status: string, steps: number) {
  return { id, listingId: 'L', memberId, key: id, status, steps, pieces: NONE };
}

function audit(action: string, text: string, side: string | null = null): AuditRow {
  const [actorId = '', subjectId = ''] = text.split(' ');
  return { action, subjectId, actorId, side };
}

function mail(kind: string, text: string): MailRow {
  const [memberId = '', claimId = ''] = text.split(' ');
  return { jobId: `${kind} ${text}`, kind, claimId, memberId, state: 'completed' };
}

type Part = {
  history: Operation[];
  state: { -readonly [K in keyof ExchangeState]: ExchangeState[K][number][] };
};

/** The rules that are broken once something has been done to the sound history. */
function rulesBrokenBy(change: (part: Part) => void): string[] {
  const { history, state } = structuredClone(soundHistory());
  const part: Part = {
    history,
    state: {
      listings: [...state.listings],
      claims: [...state.claims],
      audit: [...state.audit],
      mails: [...state.mails],
      written: [...state.written],
    },
  };
  change(part);
  const { violations } = checkHistory(part.history, part.state);
  return [...new Set(violations.map(({ rule }) => rule))].sort();
}

function replace<T>(rows: T[], index: number, changes: Partial<T>): void {
  const before = rows[index];
  if (before === undefined) throw new Error(`there is no row ${index}`);
  rows[index] = { ...before, ...changes };
}

test('a sound history has no violation, and an order', () => {
  const { history, state } = soundHistory();
  expect(checkHistory(history, state)).toEqual({ violations: [], ordered: 1, undecided: 0 });
});

test('of what is unknown, either is legitimate', () => {
  expect(
    rulesBrokenBy(({ history, state }) => {
      replace(state.listings, 0, { held: 0 });
      history.splice(9, 1);
      state.claims.splice(2, 1);
      state.audit.splice(3, 1);
      state.mails = state.mails.filter(({ claimId }) => claimId !== 'd');
    }),
  ).toEqual([]);
});

describe('the check catches', () => {
  test.each<[string, string[], (part: Part) => void]>([
    [
      'more promised than there is',
      ['ledger', 'order', 'oversell'],
      ({ state }) => replace(state.listings, 0, { held: 7 }),
    ],
    [
      'more read as left than there is',
      ['order', 'oversell'],
      ({ history }) =>
        replace(history, 9, {
          seen: { status: 'published', revision: 3, total: 10, left: -1, pieces: NONE },
        } as Partial<Operation>),
    ],
    [
      'a reading of what no order gives',
      ['order'],
      ({ history }) =>
        replace(history, 9, {
          seen: { status: 'published', revision: 3, total: 10, left: 8, pieces: NONE },
        } as Partial<Operation>),
    ],
    [
      'an acknowledged claim that is lost',
      ['ledger', 'lost', 'orphan'],
      ({ state }) => void state.claims.splice(0, 1),
    ],
    [
      'a claim that is there twice',
      ['audit', 'ledger', 'never asked', 'twice'],
      ({ state }) =>
        void state.claims.push(row('d2', 'dee', 'reserved', 2), {
          ...row('d2', 'dee', 'reserved', 2),
          key: 'd',
        }),
    ],
    [
      'a claim that was refused',
      ['order', 'refused'],
      ({ history }) => replace(history, 8, { outcome: 'fail' }),
    ],
    ['a claim that nobody asked for', ['never asked', 'order'], ({ history }) => void history.splice(8, 1)],
    [
      'a claim of something else than was asked',
      ['order', 'other claim'],
      ({ history }) => replace(history, 8, { steps: 1 } as Partial<Operation>),
    ],
    [
      'a refusal without a reason',
      ['order'],
      ({ history }) => replace(history, 5, { steps: 3 } as Partial<Operation>),
    ],
    [
      'two hand-overs of one claim',
      ['audit', 'ended twice', 'mails', 'order'],
      ({ history, state }) => {
        history.push(settle(12, GIVER, 'hand_over', 'a'));
        state.audit.push(audit('claim.hand_over', `${GIVER} a`, 'giver'));
      },
    ],
    [
      'an acknowledged cancellation that is lost',
      ['audit', 'ledger', 'lost'],
      ({ state }) => replace(state.claims, 1, { status: 'reserved' }),
    ],
    [
      'a hand-over that was refused and happened',
      ['never asked', 'order'],
      ({ history }) => replace(history, 6, { outcome: 'fail', code: 'INVALID_STATE' }),
    ],
    ['a row that the audit log lacks', ['audit', 'mails'], ({ state }) => void state.audit.splice(1, 1)],
    [
      'a row that the audit log has twice',
      ['audit', 'mails'],
      ({ state }) => void state.audit.push(audit('claim.reserve', 'dee d')),
    ],
    ['a mail that is missing', ['mails'], ({ state }) => void state.mails.splice(0, 1)],
    [
      'a mail that is there twice',
      ['mails'],
      ({ state }) => void state.mails.push(mail('claim_received', `${GIVER} a`)),
    ],
    [
      'held amounts that no claim holds',
      ['ledger', 'order'],
      ({ state }) => replace(state.listings, 0, { held: 3 }),
    ],
    ['a lost change', ['order'], ({ state }) => replace(state.listings, 0, { total: 8 })],
    ['a message that is lost', ['lost'], ({ state }) => void state.written.splice(0, 1)],
    ['a listing that nobody asked for', ['never asked'], ({ history }) => void history.splice(0, 1)],
  ])('%s', (_what, rules, change) => {
    expect(rulesBrokenBy(change)).toEqual(rules);
  });

  test('pieces that are promised twice', () => {
    const pieces = new Map([['p', 2]]);
    const rules = rulesBrokenBy(({ history, state }) => {
      replace(state.listings, 0, { pieces: [{ id: 'p', count: 3, taken: 4 }] });
      for (const index of [0, 2]) replace(state.claims, index, { pieces, steps: 2 });
      history.splice(0, 0);
    });
    expect(rules).toContain('oversell');
    expect(rules).toContain('ledger');
  });
});
