/** Where a listing can be in its life. */
export const LISTING_STATUSES = [
  'draft',
  'pending',
  'changes_requested',
  'rejected',
  'published',
  'exhausted',
  'withdrawn',
  'removed',
  'expired',
] as const;
export type ListingStatus = (typeof LISTING_STATUSES)[number];

/** Where a claim can be in its life. */
export const CLAIM_STATUSES = [
  'waiting',
  'reserved',
  'collected',
  'declined',
  'cancelled',
  'lapsed',
  'no_show',
] as const;
export type ClaimStatus = (typeof CLAIM_STATUSES)[number];

/**
 * What moves a listing, from where to where. A trusted workshop publishes where others submit; a change of what was
 * reviewed sends a listing of a workshop that is not trusted back to the queue (`resubmit`).
 */
export const LISTING_TRANSITIONS = {
  submit: { from: ['draft', 'changes_requested'], to: 'pending' },
  publish: { from: ['draft', 'changes_requested'], to: 'published' },
  approve: { from: ['pending'], to: 'published' },
  resubmit: { from: ['published'], to: 'pending' },
  request_changes: { from: ['pending', 'published'], to: 'changes_requested' },
  reject: { from: ['pending'], to: 'rejected' },
  remove: { from: ['published', 'exhausted'], to: 'removed' },
  withdraw: { from: ['draft', 'pending', 'changes_requested', 'published', 'exhausted'], to: 'withdrawn' },
  exhaust: { from: ['published'], to: 'exhausted' },
  replenish: { from: ['exhausted'], to: 'published' },
  expire: { from: ['published'], to: 'expired' },
} as const satisfies Record<string, { from: readonly ListingStatus[]; to: ListingStatus }>;
export type ListingAction = keyof typeof LISTING_TRANSITIONS;

/** What moves a claim, from where to where. Only a claim in `reserved` holds an amount. */
export const CLAIM_TRANSITIONS = {
  accept: { from: ['waiting'], to: 'reserved' },
  decline: { from: ['waiting'], to: 'declined' },
  cancel: { from: ['waiting', 'reserved'], to: 'cancelled' },
  lapse: { from: ['reserved'], to: 'lapsed' },
  mark_no_show: { from: ['reserved'], to: 'no_show' },
  hand_over: { from: ['reserved'], to: 'collected' },
} as const satisfies Record<string, { from: readonly ClaimStatus[]; to: ClaimStatus }>;
export type ClaimAction = keyof typeof CLAIM_TRANSITIONS;

/** Listing states in which the workshop may still change the text and figures. */
export const EDITABLE_LISTING_STATUSES: readonly ListingStatus[] = [
  'draft',
  'changes_requested',
  'pending',
  'published',
];

/** Listing states that anybody can see; `exhausted` stays readable so that a shared link does not die. */
export const PUBLIC_LISTING_STATUSES: readonly ListingStatus[] = ['published', 'exhausted'];

/** Where `action` leads from `status`, or null when it cannot be done there. */
export function nextListingStatus(status: ListingStatus, action: ListingAction): ListingStatus | null {
  const transition: { from: readonly ListingStatus[]; to: ListingStatus } = LISTING_TRANSITIONS[action];
  return transition.from.includes(status) ? transition.to : null;
}

/** Where `action` leads from `status`, or null when it cannot be done there. */
export function nextClaimStatus(status: ClaimStatus, action: ClaimAction): ClaimStatus | null {
  const transition: { from: readonly ClaimStatus[]; to: ClaimStatus } = CLAIM_TRANSITIONS[action];
  return transition.from.includes(status) ? transition.to : null;
}
