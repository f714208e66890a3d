import type { ErrorAnswer } from '@scampolo/shared/contract/common';
import type { ErrorCode, Issue } from '@scampolo/shared/errors';

/** An answer that is no success. `network` when no answer came at all. */
export class ApiError extends Error {
  readonly code: ErrorCode | 'network' | 'unknown';
  readonly details: Readonly<Record<string, unknown>>;
  /** how long to wait before asking again; null when the answer does not say */
  readonly retryAfterSeconds: number | null;

  constructor(
    code: ApiError['code'],
    message: string,
    details: Readonly<Record<string, unknown>> = {},
    retryAfterSeconds: number | null = null,
  ) {
    super(message);
    this.name = 'ApiError';
    this.code = code;
    this.details = details;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** What is wrong with which field; empty when the error is about something else. */
  get issues(): Issue[] {
    return Array.isArray(this.details['issues']) ? (this.details['issues'] as Issue[]) : [];
  }
}

export interface RequestOptions {
  method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** sent as JSON, a form with files as it is */
  body?: unknown;
  headers?: Readonly<Record<string, string>>;
  signal?: AbortSignal;
  /** true for what nobody pressed: the page stays when the session has ended, and the answer is `UNAUTHENTICATED` */
  stay?: boolean;
}

/** Where one asks without a session, or to get one. */
const OPEN_PATHS = /^\/(auth|invitations)\//;

/**
 * Asks the API and gives its JSON (undefined for 204). An ended session is renewed once; when that fails the browser goes to
 * the sign-in page and comes back here afterwards.
 * @param path under `/api/v1`
 * @throws {ApiError} on every answer that is no success and when there is no network
 * @throws {DOMException} `AbortError` when `signal` aborts
 */
export async function request<T>(path: string, options: RequestOptions = {}): Promise<T> {
  try {
    return await ask<T>(path, options);
  } catch (cause) {
    if (OPEN_PATHS.test(path) || !isSignedOut(cause)) throw cause;
  }
  await renewSession();
  try {
    return await ask<T>(path, options);
  } catch (cause) {
    if (isSignedOut(cause) && !options.stay) goToSignIn();
    throw cause;
  }
}

/** Turns an answer's JSON into an {@link ApiError}; also used by uploads, which do not go through fetch. */
export function toApiError(answer: unknown, retryAfterSeconds: number | null = null): ApiError {
  const error = (answer as Partial<ErrorAnswer> | null)?.error;
  return error
    ? new ApiError(error.code as ErrorCode, error.message, error.details, retryAfterSeconds)
    : new ApiError('unknown', 'an answer without an error code');
}

let renewing: Promise<boolean> | null = null;

/**
 * Asks for a new access token with the refresh cookie; says whether there is a session again. Once at a time: a refresh token
 * that is used twice ends the session.
 */
export async function renewSession(): Promise<boolean> {
  renewing ??= send('/auth/refresh', { method: 'POST', body: {} }).then(({ ok }) => ok);
  try {
    return await renewing;
  } finally {
    renewing = null;
  }
}

/** Opens the sign-in page, which leads back to the present one. */
export function goToSignIn(): void {
  location.assign(`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`);
}

/** A wrong password is answered with the same status, and ends no session. */
function isSignedOut(cause: unknown): boolean {
  return cause instanceof ApiError && cause.code === 'UNAUTHENTICATED';
}

async function ask<T>(path: string, options: RequestOptions): Promise<T> {
  const response = await send(path, options);
  if (!response.ok) throw await errorOf(response);
  return (response.status === 204 ? undefined : await bodyOf(response, options)) as T;
}

/** An answer that broke off says as little as none: what was asked for may have been done. */
async function bodyOf(response: Response, { signal }: RequestOptions): Promise<unknown> {
  try {
    return await response.json();
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new ApiError('network', 'the answer broke off');
  }
}

async function send(path: string, options: RequestOptions): Promise<Response> {
  const { method = 'GET', body, headers, signal } = options;
  const json = body !== undefined && !(body instanceof FormData);
  try {
    return await fetch(`/api/v1${path}`, {
      method,
      credentials: 'same-origin',
      headers: json ? { 'Content-Type': 'application/json', ...headers } : { ...headers },
      ...(body === undefined ? {} : { body: json ? JSON.stringify(body) : (body as FormData) }),
      ...(signal ? { signal } : {}),
    });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new ApiError('network', 'no answer from the server');
  }
}

async function errorOf(response: Response): Promise<ApiError> {
  const wait = Number(response.headers.get('Retry-After') ?? Number.NaN);
  try {
    return toApiError(await response.json(), Number.isFinite(wait) ? wait : null);
  } catch {
    // A proxy may answer with a page of its own instead of our JSON.
    return new ApiError('unknown', `status ${response.status}`);
  }
}
