import { describe, expect, it } from 'vitest';
import { authorizeDelete, type DeletableMember, outcomeOf, type Standing } from './policy.ts';

const standing = (changes: Partial<Standing> = {}): Standing => ({
  id: 'w1',
  name: 'Sartoria',
  hub: 'milano',
  role: 'owner',
  others: 0,
  ...changes,
});
const member = (changes: Partial<DeletableMember> = {}): DeletableMember => ({
  memberId: 'm1',
  admin: false,
  otherAdmins: 0,
  standings: [],
  ...changes,
});

describe('without a member, a workshop', () => {
  it.each<[string, Partial<Standing>, string]>([
    ['of theirs alone', { role: 'owner', others: 0 }, 'closes'],
    ['that they own with colleagues', { role: 'owner', others: 2 }, 'hand_over'],
    ['that somebody else owns', { role: 'member', others: 1 }, 'stays'],
  ])('%s: %j %s', (_what, changes, outcome) => {
    expect(outcomeOf(standing(changes))).toBe(outcome);
  });
});

describe('deleting an account', () => {
  it.each<[string, DeletableMember]>([
    ['without a workshop', member()],
    [
      'with workshops of their own and of others',
      member({ standings: [standing(), standing({ role: 'member', others: 1 })] }),
    ],
    ['of one of several admins', member({ admin: true, otherAdmins: 1 })],
  ])('is allowed to a member %s', (_what, one) => {
    expect(authorizeDelete(one)).toBe(one);
  });

  it('is refused to an owner with colleagues, naming those workshops', () => {
    const one = member({ standings: [standing(), standing({ id: 'w2', others: 1 })] });
    expect(() => authorizeDelete(one)).toThrow(
      expect.objectContaining({ code: 'LAST_OWNER', details: { workshops: ['w2'] } }),
    );
  });

  it('is refused to the last admin', () => {
    expect(() => authorizeDelete(member({ admin: true }))).toThrow(
      expect.objectContaining({ code: 'LAST_ADMIN' }),
    );
  });
});
