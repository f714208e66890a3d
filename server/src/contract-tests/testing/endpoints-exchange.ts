import { choice, figure, id, list, object, text, whole } from './bad-values.ts';
import { type Case, changed, type Endpoint, refused } from './endpoint.ts';
import { pageParameters, queryChoice } from './query-values.ts';
import { FORBIDDEN, invalid, NO_KEY, NOT_FOUND, NOWHERE, type Refusal, STALE } from './refusal.ts';

const GONE: Refusal = { status: 409, code: 'AMOUNT_UNAVAILABLE' };

const claimAmount: Endpoint = {
  method: 'POST',
  url: '/api/v1/listings/:id/claims',
  as: 'taker',
  answers: 201,
  params: ({ published }) => ({ id: published }),
  headers: { 'idempotency-key': 'a-key-of-its-own' },
  body: ({ taker }) => ({
    amount: { value: 2.5, unit: 'm' },
    workshopId: taker.workshopId,
    note: 'Per una borsa.',
  }),
  fields: {
    amount: object,
    'amount.value': figure({ step: 0.505, most: 1_000_000 }),
    'amount.unit': choice('yd', 'M', 'g'),
    workshopId: id,
    note: text(),
  },
};
const asks = (what: string, amount: unknown, refusal: Refusal) =>
  refused(claimAmount, what, { json: { amount } }, refusal);
const keyed = (what: string, key: string | null) =>
  refused(claimAmount, `a key ${what}`, { headers: { 'idempotency-key': key } }, NO_KEY);
claimAmount.own = [
  asks(
    'another unit than the lot is measured in',
    { value: 1, unit: 'kg' },
    invalid('amount.unit unit_mismatch'),
  ),
  asks('a part of the smallest cut', { value: 0.7, unit: 'm' }, invalid('amount.value not_cuttable')),
  asks('nothing', { value: 0, unit: 'm' }, invalid('amount.value out_of_range')),
  asks('more than is left', { value: 500, unit: 'm' }, GONE),
  asks('an amount without its unit', { value: 1 }, invalid('amount.unit required')),
  asks('a field in the amount', { value: 1, unit: 'm', step: 1 }, invalid('amount.step unknown_field')),
  refused(
    claimAmount,
    'an amount and pieces',
    { json: { amount: { value: 1, unit: 'm' }, pieceIds: [NOWHERE] } },
    invalid('pieceIds unknown_field'),
  ),
  keyed('that is missing', null),
  keyed('of seven letters', 'seven77'),
  keyed('of 129 letters', 'a'.repeat(129)),
  keyed('with a blank', 'two words'),
  keyed('sent twice', 'one-key-here, one-key-here'),
  keyed('with a tab', 'one\tkey\there'),
  refused(
    claimAmount,
    'its own listing',
    { as: 'giver', json: { amount: { value: 1, unit: 'm' } } },
    { status: 409, code: 'OWN_LISTING' },
  ),
  refused(claimAmount, 'a listing that is not there', { params: { id: NOWHERE } }, NOT_FOUND),
  refused(
    claimAmount,
    "another workshop's id",
    ({ stranger }) => ({
      json: { amount: { value: 1, unit: 'm' }, workshopId: stranger.workshopId },
    }),
    FORBIDDEN,
  ),
  refused(
    claimAmount,
    "another workshop's draft",
    ({ foreign }) => ({
      params: { id: foreign.draft },
    }),
    NOT_FOUND,
  ),
];

const claimPieces: Endpoint = {
  ...claimAmount,
  label: 'by pieces',
  params: ({ pieces }) => ({ id: pieces.listing }),
  headers: { 'idempotency-key': 'another-key' },
  body: ({ taker, pieces }) => ({ pieceIds: [pieces.id], workshopId: taker.workshopId, note: '' }),
  fields: { pieceIds: list, 'pieceIds.0': id, workshopId: id, note: text() },
};
const names = (what: string, pieceIds: unknown, refusal: Refusal) =>
  refused(claimPieces, what, { json: { pieceIds } }, refusal);
claimPieces.own = [
  names('a piece that the lot does not have', [NOWHERE], invalid('pieceIds.0 unknown_code')),
  names('something that is no id, as the second piece', [NOWHERE, '7'], invalid('pieceIds.1 wrong_format')),
  names('no pieces', [], invalid('pieceIds out_of_range')),
  names('201 pieces', Array(201).fill(NOWHERE), invalid('pieceIds out_of_range')),
  refused(
    claimPieces,
    'more of a size than there are',
    ({ pieces }) => ({
      json: { pieceIds: Array(9).fill(pieces.id) },
    }),
    GONE,
  ),
  refused(
    claimPieces,
    'an amount where pieces differ',
    { json: { amount: { value: 1, unit: 'pcs' } } },
    invalid('pieceIds required'),
  ),
];

const claimsOnListing: Endpoint = {
  method: 'GET',
  url: '/api/v1/listings/:id/claims',
  as: 'giver',
  answers: 200,
  params: ({ published }) => ({ id: published }),
  parameters: pageParameters,
};
claimsOnListing.own = [
  refused(claimsOnListing, "another workshop's listing", { as: 'stranger' }, FORBIDDEN),
  refused(
    claimsOnListing,
    "another workshop's draft",
    ({ foreign }) => ({
      params: { id: foreign.draft },
    }),
    NOT_FOUND,
  ),
];

const myClaims: Endpoint = {
  method: 'GET',
  url: '/api/v1/me/claims',
  as: 'taker',
  answers: 200,
  parameters: { ...pageParameters, folder: queryChoice('folder', 'open') },
};

const oneClaim: Endpoint = {
  method: 'GET',
  url: '/api/v1/claims/:id',
  as: 'taker',
  answers: 200,
  params: ({ claims }) => ({ id: claims.cancel }),
};
oneClaim.own = othersOf(oneClaim);

const cancel: Endpoint = {
  method: 'POST',
  url: '/api/v1/claims/:id/cancel',
  as: 'taker',
  answers: 200,
  params: ({ claims }) => ({ id: claims.cancel }),
  body: () => ({ reason: 'Non serve più.' }),
  fields: { reason: text() },
};
cancel.own = [
  ...othersOf(cancel),
  refused(cancel, 'a giver who does not say why', { as: 'giver', json: {} }, invalid('reason required')),
];

const handover: Endpoint = {
  method: 'POST',
  url: '/api/v1/claims/:id/handover',
  as: 'giver',
  answers: 200,
  params: ({ claims }) => ({ id: claims.handover }),
  body: () => ({ massKg: 0.21, displacement: 'partly' }),
  fields: { massKg: figure({ step: 0.2105, most: 50_000 }), displacement: choice('maybe') },
};
handover.own = [
  ...othersOf(handover),
  refused(handover, 'the claimant', { as: 'taker' }, FORBIDDEN),
  refused(handover, 'no weight', { json: {} }, invalid('massKg required')),
  refused(handover, 'a weight of nothing', { json: { massKg: 0 } }, invalid('massKg out_of_range')),
];

const noShow: Endpoint = {
  method: 'POST',
  url: '/api/v1/claims/:id/no-show',
  as: 'giver',
  answers: 200,
  params: ({ claims }) => ({ id: claims.noShow }),
  body: null,
};
noShow.own = [...othersOf(noShow), refused(noShow, 'the claimant', { as: 'taker' }, FORBIDDEN)];

const queue: Endpoint = {
  method: 'GET',
  url: '/api/v1/moderation/queue',
  as: 'staff',
  answers: 200,
  parameters: pageParameters,
};
queue.own = [refused(queue, 'who is staff nowhere', { as: 'giver' }, FORBIDDEN)];

const decision: Endpoint = {
  method: 'POST',
  url: '/api/v1/moderation/listings/:id/decision',
  as: 'staff',
  answers: 200,
  params: ({ pending }) => ({ id: pending }),
  body: () => ({ action: 'request_changes', reason: 'photo_missing', note: 'Una foto aiuta.', revision: 1 }),
  fields: {
    action: choice('publish', 'APPROVE'),
    reason: choice('because'),
    note: text(),
    revision: whole({ most: 2_147_483_647 }),
  },
};
decision.own = [
  changed(decision, 'a stale revision', { revision: 2_147_483_647 }, STALE),
  refused(decision, 'no reason', { json: { action: 'reject' } }, invalid('reason required')),
  refused(
    decision,
    'another reason without a note',
    { json: { action: 'reject', reason: 'other' } },
    invalid('note required'),
  ),
  refused(decision, 'who cannot see it', { as: 'stranger' }, NOT_FOUND),
  refused(decision, 'a listing that is not there', { params: { id: NOWHERE } }, NOT_FOUND),
  refused(
    decision,
    'a member who is no staff',
    ({ published }) => ({
      as: 'taker',
      params: { id: published },
    }),
    FORBIDDEN,
  ),
  refused(
    decision,
    'a draft',
    ({ foreign }) => ({
      params: { id: foreign.draft },
    }),
    { status: 409, code: 'INVALID_STATE' },
  ),
];

/** Claims and decisions. */
export const exchangeEndpoints: Endpoint[] = [
  claimAmount,
  claimPieces,
  claimsOnListing,
  myClaims,
  oneClaim,
  cancel,
  handover,
  noShow,
  queue,
  decision,
];

/** A claim that is somebody else's, or nobody's. */
function othersOf(endpoint: Endpoint): Case[] {
  return [
    refused(endpoint, 'a claim that is not there', { params: { id: NOWHERE } }, NOT_FOUND),
    refused(endpoint, 'who has no part in the claim', { as: 'stranger' }, NOT_FOUND),
    refused(endpoint, "a listing's id", ({ published }) => ({ params: { id: published } }), NOT_FOUND),
  ];
}
