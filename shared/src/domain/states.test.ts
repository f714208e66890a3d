import { describe, expect, it } from 'vitest';
import {
  CLAIM_STATUSES,
  CLAIM_TRANSITIONS,
  type ClaimAction,
  LISTING_STATUSES,
  LISTING_TRANSITIONS,
  type ListingAction,
  nextClaimStatus,
  nextListingStatus,
} from './states.ts';

describe('listing transitions', () => {
  it('lead to every state but the first', () => {
    const reached = new Set<string>(Object.values(LISTING_TRANSITIONS).map((transition) => transition.to));
    expect(LISTING_STATUSES.filter((status) => !reached.has(status))).toEqual(['draft']);
  });

  it.each(['rejected', 'withdrawn', 'removed', 'expired'] as const)('end in %s', (status) => {
    const actions = Object.keys(LISTING_TRANSITIONS) as ListingAction[];
    expect(actions.filter((action) => nextListingStatus(status, action) !== null)).toEqual([]);
  });

  it('never publish what nobody submitted', () => {
    expect(nextListingStatus('draft', 'approve')).toBeNull();
    expect(nextListingStatus('rejected', 'submit')).toBeNull();
  });
});

describe('claim transitions', () => {
  it.each(['collected', 'declined', 'cancelled', 'lapsed', 'no_show'] as const)('end in %s', (status) => {
    const actions = Object.keys(CLAIM_TRANSITIONS) as ClaimAction[];
    expect(actions.filter((action) => nextClaimStatus(status, action) !== null)).toEqual([]);
  });

  it('reach every state that is not a beginning', () => {
    const reached = new Set<string>(Object.values(CLAIM_TRANSITIONS).map((transition) => transition.to));
    expect(CLAIM_STATUSES.filter((status) => !reached.has(status))).toEqual(['waiting']);
  });
});
