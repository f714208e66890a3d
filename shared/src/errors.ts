/**
 * The closed list of error codes, each with its HTTP status and an English default message.
 * A code is part of the public contract: it may be added, never renamed or reused.
 */
export const ERROR_CODES = {
  VALIDATION_FAILED: {
    status: 400,
    message: 'Some fields are not right; details.issues lists each with its path.',
  },
  MALFORMED_BODY: { status: 400, message: 'The body is not valid UTF-8 JSON.' },
  IDEMPOTENCY_KEY_REQUIRED: {
    status: 400,
    message:
      'Send an Idempotency-Key header (8 to 128 letters, digits, - or _), so that a retry is done once.',
  },
  UNAUTHENTICATED: { status: 401, message: 'Sign in first.' },
  INVALID_CREDENTIALS: { status: 401, message: 'E-mail address and password do not match.' },
  FORBIDDEN: { status: 403, message: 'Your account may not do this.' },
  ADDRESS_UNCONFIRMED: {
    status: 403,
    message: 'Confirm your e-mail address first: open the link that was sent to it.',
  },
  CROSS_SITE: { status: 403, message: 'This request came from another site.' },
  NOT_FOUND: { status: 404, message: 'There is nothing here that you can see.' },
  LAST_OWNER: {
    status: 409,
    message: 'The workshop would be left without an owner: hand it over or close it first.',
  },
  LAST_ADMIN: { status: 409, message: 'The exchange would be left without an admin.' },
  ALREADY_MEMBER: { status: 409, message: 'This person already belongs to it.' },
  TOO_MANY_INVITATIONS: {
    status: 409,
    message: 'Too many invitations are open: take some back, or wait until they are answered.',
  },
  TOO_MANY_SEARCHES: { status: 409, message: 'You keep as many searches as one can; delete one first.' },
  TOO_MANY_WANTED: {
    status: 409,
    message: 'You have as many open wanted posts as one can; close one first.',
  },
  STALE_REVISION: {
    status: 409,
    message: 'Somebody changed this meanwhile; details.current is how it is now.',
  },
  INVALID_STATE: {
    status: 409,
    message: 'This cannot be done in the present state; details.status names it.',
  },
  AMOUNT_UNAVAILABLE: {
    status: 409,
    message: 'Less is left than you asked for; details.amountLeft says how much.',
  },
  OWN_LISTING: { status: 409, message: 'A workshop cannot claim its own listing.' },
  IDEMPOTENCY_KEY_REUSED: { status: 409, message: 'This Idempotency-Key was used for a different request.' },
  TOO_MANY_PHOTOS: { status: 409, message: 'A listing takes eight photos at most.' },
  LINK_INVALID: { status: 410, message: 'This link was used before, is too old, or was taken back.' },
  PAYLOAD_TOO_LARGE: { status: 413, message: 'That is more data than this address takes.' },
  UNSUPPORTED_MEDIA_TYPE: { status: 415, message: 'This content type is not taken here.' },
  PHOTO_UNSUPPORTED: { status: 415, message: 'Photos can be JPEG, PNG, WebP or AVIF.' },
  LISTING_INCOMPLETE: {
    status: 422,
    message: 'The listing is not complete; details.issues lists what is missing.',
  },
  PHOTO_DAMAGED: { status: 422, message: 'This photo cannot be read: it is damaged or cut off.' },
  PHOTO_TOO_LARGE: { status: 422, message: 'This photo has more pixels than the exchange takes.' },
  RATE_LIMITED: { status: 429, message: 'Too many requests; try again after the time in Retry-After.' },
  INTERNAL: { status: 500, message: 'Something failed on our side. The request id helps us find it.' },
  PHOTO_FAILED: { status: 500, message: 'This photo could not be prepared; please try again.' },
  PHOTO_BUSY: {
    status: 503,
    message: 'Many photos are being prepared; try again after the time in Retry-After.',
  },
  OVERLOADED: { status: 503, message: 'The exchange is busy; try again after the time in Retry-After.' },
  STORAGE_FULL: {
    status: 507,
    message: 'The exchange has no room left to keep this, and nothing of it was kept; try again later.',
  },
} as const;

export type ErrorCode = keyof typeof ERROR_CODES;

/** One thing that is wrong with an input: where (`pieces.2.widthCm`; empty for the whole), which rule, and the rule's figures. */
export interface Issue {
  path: string;
  code: string;
  message: string;
  params?: Record<string, string | number>;
}

/** An expected failure. Anything else that is thrown is a bug and becomes a 500 without detail. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  readonly details: Readonly<Record<string, unknown>> | undefined;

  /**
   * @param code one of {@link ERROR_CODES}, which also decides the HTTP status
   * @param details machine-readable context that is safe to show to whoever asked
   * @param message replaces the code's default English sentence
   */
  constructor(code: ErrorCode, details?: Record<string, unknown>, message?: string) {
    super(message ?? ERROR_CODES[code].message);
    this.name = 'AppError';
    this.code = code;
    this.status = ERROR_CODES[code].status;
    this.details = details;
  }
}
