import type { ClaimStatus } from '@scampolo/shared/domain/states';
import { describe, expect, test } from 'vitest';
import { composeMail } from './compose-mail.ts';
import { type ClaimContext, claimFacts, decisionFacts } from './policy.ts';
import type { DecisionRecord, Reader, ToldClaim } from './repository.ts';

const GIVER = 'workshop-of-the-giver';
const CLAIMANT = 'workshop-of-the-claimant';
const BRAND = 'Maison Segreta';
const PLACE = 'via Nascosta 7';

function reader(...workshopIds: string[]): Reader {
  return {
    memberId: 'marta',
    email: 'marta@example.org',
    name: 'Marta',
    locale: 'it',
    confirmed: true,
    suspended: false,
    suspensionNote: '',
    workshopIds,
    hub: 'milano',
  };
}

function claimIn(status: ClaimStatus, brandVisible = false): ToldClaim {
  return {
    id: 'claim',
    workshopId: CLAIMANT,
    status,
    unit: 'm',
    amount: 250,
    reservedUntil: new Date('2026-03-03T17:00:00Z'),
    note: '',
    reason: null,
    massG: status === 'collected' ? 1250 : null,
    updatedAt: new Date('2026-02-25T17:00:00Z'),
    listing: {
      id: 'listing',
      title: 'Fresco di lana',
      locale: 'it',
      hub: 'milano',
      status: 'published',
      workshopId: GIVER,
      workshopName: BRAND,
      pickupKind: 'workshop',
      pickupPlace: PLACE,
      brandVisible,
    },
    claimant: { workshop: 'Sartoria Futuro', member: 'Ines' },
  };
}

function context(): ClaimContext {
  return {
    hub: { name: 'Fab City Hub Milano', timeZone: 'Europe/Rome' },
    sizes: [],
    pickup: { workshop: BRAND, place: PLACE },
  };
}

describe('a workshop that hides its name', () => {
  test.each([
    ['claim_cancelled', 'cancelled'],
    ['claim_lapsed', 'lapsed'],
    ['claim_no_show', 'no_show'],
    ['claim_collected', 'collected'],
  ] as const)(
    'is not named to a claimant whose reservation is over, nor is its place: %s',
    (kind, status) => {
      const facts = claimFacts(kind, claimIn(status), reader(CLAIMANT), context());
      const mail = facts && composeMail(facts, 'https://scampolo.example.org');
      expect(mail).not.toBeNull();
      expect(JSON.stringify([facts, mail])).not.toContain(BRAND);
      expect(JSON.stringify([facts, mail])).not.toContain(PLACE);
    },
  );

  test('is named to the claimant while the reservation holds, with its place', () => {
    const facts = claimFacts('claim_reserved', claimIn('reserved'), reader(CLAIMANT), context());
    expect(facts).toMatchObject({ giver: BRAND, pickup: { workshop: BRAND, place: PLACE } });
  });

  test('sees who claims, always', () => {
    for (const [kind, status] of [
      ['claim_received', 'reserved'],
      ['claim_cancelled', 'cancelled'],
      ['claim_lapsed', 'lapsed'],
      ['claim_collected', 'collected'],
    ] as const) {
      const facts = claimFacts(kind, claimIn(status), reader(GIVER), context());
      const mail = facts && composeMail(facts, 'https://scampolo.example.org');
      expect(mail?.text).toContain('Sartoria Futuro');
    }
  });
});

test('a workshop that shows its name is named after the hand-over', () => {
  const facts = claimFacts('claim_collected', claimIn('collected', true), reader(CLAIMANT), context());
  expect(facts?.giver).toBe(BRAND);
  expect(facts?.pickup).toBeNull();
});

describe('a mail about a claim', () => {
  test('goes out only while what it says is so', () => {
    const statuses = [
      'reserved',
      'cancelled',
      'lapsed',
      'no_show',
      'collected',
      'waiting',
      'declined',
    ] as const;
    const told = (kind: Parameters<typeof claimFacts>[0]) =>
      statuses.filter((status) => claimFacts(kind, claimIn(status), reader(CLAIMANT), context()) !== null);
    expect(told('claim_reserved')).toEqual(['reserved']);
    expect(told('claim_received')).toEqual(['reserved']);
    expect(told('claim_cancelled')).toEqual(['cancelled']);
    expect(told('claim_lapsed')).toEqual(['lapsed']);
    expect(told('claim_no_show')).toEqual(['no_show']);
    expect(told('claim_collected')).toEqual(['collected']);
  });

  test('tells somebody who left both workshops nothing', () => {
    expect(claimFacts('claim_reserved', claimIn('reserved'), reader('another'), context())).toBeNull();
    expect(claimFacts('claim_reserved', claimIn('reserved'), reader(), context())).toBeNull();
  });

  test('knows on which side its reader stands', () => {
    const sides = [reader(CLAIMANT), reader(GIVER), reader('another', GIVER)].map(
      (one) => claimFacts('claim_cancelled', claimIn('cancelled'), one, context())?.side,
    );
    expect(sides).toEqual(['claimant', 'giver', 'giver']);
  });
});

describe('a mail about a decision', () => {
  const decision: DecisionRecord = {
    action: 'reject',
    reason: 'waste',
    note: null,
    listing: {
      id: 'listing',
      workshopId: GIVER,
      hub: 'milano',
      status: 'rejected',
      title: 'Fresco di lana',
      locale: 'it',
      availableUntil: null,
    },
  };
  const { hub } = context();

  test('tells the lister its action, reason and note', () => {
    expect(decisionFacts(decision, reader(GIVER), hub)).toMatchObject({
      action: 'reject',
      reason: 'waste',
      note: '',
    });
  });

  test('tells nobody else', () => {
    expect(decisionFacts(decision, reader(CLAIMANT), hub)).toBeNull();
  });

  test('leaves out a reason it has no words for', () => {
    expect(
      decisionFacts({ ...decision, reason: 'from_a_newer_release' }, reader(GIVER), hub)?.reason,
    ).toBeNull();
  });
});
