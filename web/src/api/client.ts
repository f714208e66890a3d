import type { ErrorAnswer } from '@scampolo/shared/contract/common';
import type { ErrorCode, Issue } from '@scampolo/shared/errors';

/** An answer that is no success. `network` when no answer came at all. */
export class ApiError extends Error {
  readonly code: ErrorCode | 'network' | 'unknown';
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: ApiError['code'], message: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.name = 'ApiError';
    this.code = code;
    this.details = details;
  }

  /** What is wrong with which field; empty when the error is about something else. */
  get issues(): Issue[] {
    return Array.isArray(this.details['issues']) ? (this.details['issues'] as Issue[]) : [];
  }
}

export interface RequestOptions {
  method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  body?: unknown;
  headers?: Readonly<Record<string, string>>;
  signal?: AbortSignal;
}

const SESSION_PATHS = ['/auth/login', '/auth/register', '/auth/refresh', '/auth/logout'];

/**
 * Asks the API and gives its JSON (undefined for 204). An ended session is renewed once; when that fails the browser goes to
 * the sign-in page and comes back here afterwards.
 * @param path under `/api/v1`
 * @throws {ApiError} on every answer that is no success and when there is no network
 * @throws {DOMException} `AbortError` when `signal` aborts
 */
export async function request<T>(path: string, options: RequestOptions = {}): Promise<T> {
  let response = await send(path, options);
  if (response.status === 401 && !SESSION_PATHS.includes(path)) {
    if (await renewSession()) response = await send(path, options);
    if (response.status === 401) goToSignIn();
  }
  if (!response.ok) throw await errorOf(response);
  return (response.status === 204 ? undefined : await response.json()) as T;
}

/** Turns an answer's JSON into an {@link ApiError}; also used by uploads, which do not go through fetch. */
export function toApiError(answer: unknown): ApiError {
  const error = (answer as Partial<ErrorAnswer> | null)?.error;
  return error
    ? new ApiError(error.code as ErrorCode, error.message, error.details)
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

async function send(path: string, options: RequestOptions): Promise<Response> {
  const { method = 'GET', body, headers, signal } = options;
  try {
    return await fetch(`/api/v1${path}`, {
      method,
      credentials: 'same-origin',
      headers: body === undefined ? { ...headers } : { 'Content-Type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new ApiError('network', 'no answer from the server');
  }
}

async function errorOf(response: Response): Promise<ApiError> {
  try {
    return toApiError(await response.json());
  } catch {
    // A proxy may answer with a page of its own instead of our JSON.
    return new ApiError('unknown', `status ${response.status}`);
  }
}
