import type { ListingStatus } from '@scampolo/shared/domain/states';

/**
 * What a client knows of an operation: `ok` was acknowledged, `fail` was refused for good or never sent, and of `unknown` ones (the
 * connection was lost, nobody answered in time, the server failed) nobody knows whether they happened.
 */
export type Outcome = 'ok' | 'fail' | 'unknown';

/** Of every operation. Times are milliseconds of one clock. */
interface Invoked {
  /** the member that asked; null for the clock */
  readonly memberId: string | null;
  readonly startedMs: number;
  /** when the outcome was known */
  readonly endedMs: number;
  readonly outcome: Outcome;
  /** the exchange's word for a refusal; null otherwise, and for what was never sent */
  readonly code: string | null;
}

/** A draft is made. */
export interface List extends Invoked {
  readonly kind: 'list';
  readonly key: string;
  /** null unless acknowledged */
  readonly listingId: string | null;
  /** steps; of a lot of distinct pieces the sum of their counts */
  readonly total: number;
}

/** A revision of a listing is changed: another total, or (null) another title only. */
export interface Edit extends Invoked {
  readonly kind: 'edit';
  readonly listingId: string;
  readonly revision: number;
  readonly total: number | null;
}

export interface Publish extends Invoked {
  readonly kind: 'publish';
  readonly listingId: string;
}

export interface Claim extends Invoked {
  readonly kind: 'claim';
  readonly listingId: string;
  readonly key: string;
  readonly steps: number;
  /** how many of each piece; none where the lot has no distinct pieces */
  readonly pieces: ReadonlyMap<string, number>;
  /** null unless acknowledged */
  readonly claimId: string | null;
}

/** The end of a claim, by one of its sides. */
export interface Settle extends Invoked {
  readonly kind: 'cancel' | 'hand_over' | 'no_show';
  readonly listingId: string;
  readonly claimId: string;
}

/** A reservation's time is over: from now on it may lapse. Refused when it was no reservation any more. */
export interface Expire extends Invoked {
  readonly kind: 'expire';
  readonly listingId: string;
  readonly claimId: string;
}

/** A listing as its workshop reads it. */
export interface Read extends Invoked {
  readonly kind: 'read';
  readonly listingId: string;
  /** null unless it was answered */
  readonly seen: {
    readonly status: ListingStatus;
    readonly revision: number;
    readonly total: number;
    readonly left: number;
    /** how many are left of each piece */
    readonly pieces: ReadonlyMap<string, number>;
  } | null;
}

/** Something of which the exchange keeps one for each key, and whose content nobody changes. */
export interface Write extends Invoked {
  readonly kind: 'message' | 'photo';
  readonly key: string;
  /** the claim or listing that it belongs to */
  readonly subjectId: string;
  /** null unless acknowledged */
  readonly id: string | null;
}

/** What a client asked, and what came of it. */
export type Operation = List | Edit | Publish | Claim | Settle | Expire | Read | Write;

/** A row of the audit log about a listing or a claim. */
export interface AuditRow {
  readonly action: string;
  readonly subjectId: string;
  readonly actorId: string | null;
  /** on which side of a claim the actor stood; null where it does not say */
  readonly side: string | null;
}

/** A mail about a claim, from the job queue: its row is there before, while and after it is sent. */
export interface MailRow {
  readonly jobId: string;
  readonly kind: string;
  readonly claimId: string;
  readonly memberId: string;
  /** the state of the job */
  readonly state: string;
}

export interface ListingState {
  readonly id: string;
  readonly key: string | null;
  /** whose workshop it is */
  readonly memberId: string;
  readonly status: ListingStatus;
  readonly revision: number;
  readonly total: number;
  readonly held: number;
  readonly given: number;
  readonly pieces: readonly { readonly id: string; readonly count: number; readonly taken: number }[];
}

export interface ClaimState {
  readonly id: string;
  readonly listingId: string;
  readonly memberId: string;
  readonly key: string;
  readonly status: string;
  readonly steps: number;
  readonly pieces: ReadonlyMap<string, number>;
}

/** A message or photo, as it is kept. */
export interface WrittenState {
  readonly kind: Write['kind'];
  readonly id: string;
  readonly key: string;
  readonly subjectId: string;
}

/** What the database holds of the listings of a history, at one moment. */
export interface ExchangeState {
  readonly listings: readonly ListingState[];
  readonly claims: readonly ClaimState[];
  readonly audit: readonly AuditRow[];
  readonly mails: readonly MailRow[];
  readonly written: readonly WrittenState[];
}

/** Something that must never be: in words, with the ids it is about. */
export interface Violation {
  readonly rule: string;
  readonly text: string;
}
