import type { ClaimState, ExchangeState, ListingState, MailRow, Violation } from './history.ts';

/** The one row of the audit log that ends a claim in this state; null while it is reserved. */
const ENDINGS: Readonly<Record<string, string | null>> = {
  reserved: null,
  collected: 'claim.hand_over',
  cancelled: 'claim.cancel',
  lapsed: 'claim.lapse',
  no_show: 'claim.no_show',
};

/**
 * Checks that the books agree with each other, whatever was asked: for every listing and piece, what is held and given is what the
 * claims say, and no more than there is; every claim was reserved once and ended at most once in the audit log, and each of these has
 * its mails, once. Pure.
 */
export function checkLedger(state: ExchangeState): Violation[] {
  const claimsOf = groupBy(state.claims, (claim) => claim.listingId);
  const auditOf = groupBy(state.audit, (row) => row.subjectId);
  const mailsOf = groupBy(state.mails, (mail) => mail.claimId);
  const owners = new Map(state.listings.map((listing) => [listing.id, listing.memberId]));
  return [
    ...state.listings.flatMap((listing) => checkListing(listing, claimsOf.get(listing.id) ?? [])),
    ...state.listings.flatMap((listing) => {
      const published = (auditOf.get(listing.id) ?? []).filter(({ action }) => action === 'listing.publish');
      const expected = listing.status === 'draft' ? 0 : 1;
      return expect('audit', `listing ${listing.id} is ${listing.status}`, published.length, expected);
    }),
    ...state.claims.flatMap((claim) => checkAudit(claim, auditOf.get(claim.id) ?? [])),
    ...state.claims.flatMap((claim) => {
      const rows = auditOf.get(claim.id) ?? [];
      const owner = owners.get(claim.listingId) ?? '';
      return checkMails(claim.id, mailsOf.get(claim.id) ?? [], expectedMails(claim, owner, rows));
    }),
    ...checkOrphans(state),
  ];
}

/** Groups rows, keeping their order. */
export function groupBy<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  return Map.groupBy(rows, keyOf);
}

/** What happened in a transaction that was rolled back leaves neither a row in the audit log nor a mail. */
function checkOrphans({ listings, claims, audit, mails }: ExchangeState): Violation[] {
  const known = new Set([...listings, ...claims].map(({ id }) => id));
  return [
    ...audit
      .filter(({ subjectId }) => !known.has(subjectId))
      .map((row) => violation('orphan', `${row.action} of ${row.subjectId}, which is not there`)),
    ...mails
      .filter(({ claimId }) => !known.has(claimId))
      .map((mail) =>
        violation('orphan', `mail ${mail.kind} about claim ${mail.claimId}, which is not there`),
      ),
  ];
}

function checkListing(listing: ListingState, claims: readonly ClaimState[]): Violation[] {
  const { id, total, held, given } = listing;
  const of = (status: string) => claims.filter((claim) => claim.status === status);
  const live = [...of('reserved'), ...of('collected')];
  const sums = [
    ...expect('ledger', `listing ${id}: held`, held, sum(of('reserved').map(({ steps }) => steps))),
    ...expect('ledger', `listing ${id}: given`, given, sum(of('collected').map(({ steps }) => steps))),
  ];
  const oversold =
    held < 0 || given < 0 || held + given > total
      ? [violation('oversell', `listing ${id}: ${held} held and ${given} given of ${total}`)]
      : [];
  const pieces = listing.pieces.flatMap((piece) => {
    const taken = sum(live.map((claim) => claim.pieces.get(piece.id) ?? 0));
    return [
      ...expect('ledger', `piece ${piece.id} of listing ${id}: taken`, piece.taken, taken),
      ...(taken > piece.count
        ? [violation('oversell', `piece ${piece.id} of listing ${id}: ${taken} of ${piece.count}`)]
        : []),
    ];
  });
  const inPieces = listing.pieces.length === 0 ? [] : claims.flatMap(checkPieces);
  return [...oversold, ...sums, ...pieces, ...inPieces];
}

function checkPieces({ id, steps, pieces }: ClaimState): Violation[] {
  return expect('ledger', `claim ${id}: pieces`, sum([...pieces.values()]), steps);
}

function checkAudit(claim: ClaimState, rows: ExchangeState['audit']): Violation[] {
  const { id, status, memberId } = claim;
  const ending = ENDINGS[status];
  if (ending === undefined) return [violation('state', `claim ${id} is ${status}`)];
  const reserved = rows.filter((row) => row.action === 'claim.reserve' && row.actorId === memberId);
  const others = rows.filter((row) => row.action !== 'claim.reserve').map((row) => row.action);
  return [
    ...expect('audit', `claim ${id}: reserved by ${memberId}`, reserved.length, 1),
    ...expect('audit', `claim ${id}, which is ${status}`, others.join(), ending ?? ''),
  ];
}

/** Kind and reader of every mail that what happened to a claim must have caused. */
function expectedMails(claim: ClaimState, ownerId: string, rows: ExchangeState['audit']): string[] {
  const both = (kind: string) => [`${kind} ${claim.memberId}`, `${kind} ${ownerId}`];
  return rows.flatMap(({ action, side }) => {
    switch (action) {
      case 'claim.reserve':
        return [`claim_reserved ${claim.memberId}`, `claim_received ${ownerId}`];
      case 'claim.cancel':
        return [`claim_cancelled ${side === 'claimant' ? ownerId : claim.memberId}`];
      case 'claim.hand_over':
        return both('claim_collected');
      case 'claim.lapse':
        return both('claim_lapsed');
      case 'claim.no_show':
        return [`claim_no_show ${claim.memberId}`];
      default:
        return [];
    }
  });
}

function checkMails(claimId: string, mails: readonly MailRow[], expected: string[]): Violation[] {
  const found = mails.map(({ kind, memberId }) => `${kind} ${memberId}`);
  return expect('mails', `claim ${claimId}`, found.sort().join(), expected.sort().join());
}

function expect(rule: string, what: string, found: number | string, expected: number | string): Violation[] {
  return found === expected ? [] : [violation(rule, `${what}: found "${found}", expected "${expected}"`)];
}

function violation(rule: string, text: string): Violation {
  return { rule, text };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
