import { ApiError, renewSession, toApiError } from './client.ts';

/** What happens while a file goes up. */
export interface UploadWatch {
  /** the Idempotency-Key it goes up under; none without */
  key?: string;
  /** how much has gone up, 0 to 1 */
  onProgress(share: number): void;
  /** stops it */
  signal: AbortSignal;
}

/** A connection on which nothing moves for so long is given up. The longest queue of photos is worked off in less. */
const STALL_MS = 120_000;

/**
 * Sends one file as the part `file` of a form and gives the answer's JSON. An ended session is renewed once.
 * @param path under `/api/v1`
 * @throws {ApiError} on every answer that is no success, `network` when there is none
 * @throws {DOMException} `AbortError` when the signal aborts
 */
export async function upload<T>(
  method: 'POST' | 'PUT',
  path: string,
  file: Blob,
  watch: UploadWatch,
): Promise<T> {
  let answer = await send(method, path, file, watch);
  if (answer.status === 401 && (await renewSession())) answer = await send(method, path, file, watch);
  if (answer.status >= 200 && answer.status < 300) return answer.response as T;
  const seconds = Number(answer.getResponseHeader('Retry-After') ?? Number.NaN);
  throw refusalOf(answer, Number.isFinite(seconds) ? seconds : null);
}

/** A proxy that cannot reach the exchange answers with a page of its own. */
function refusalOf({ status, response }: XMLHttpRequest, retryAfterSeconds: number | null): ApiError {
  const error = toApiError(response, retryAfterSeconds);
  if (error.code !== 'unknown' || status < 502) return error;
  return new ApiError('OVERLOADED', `status ${status}`, {}, retryAfterSeconds);
}

/** XMLHttpRequest, because fetch cannot tell how much has gone up. */
function send(
  method: 'POST' | 'PUT',
  path: string,
  file: Blob,
  { onProgress, signal, key }: UploadWatch,
): Promise<XMLHttpRequest> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const stop = (): void => request.abort();
    let timer = setTimeout(stop, STALL_MS);
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
    };
    const lost = (): void => {
      end();
      if (signal.aborted) reject(signal.reason);
      else reject(new ApiError('network', 'the upload got no answer'));
    };
    request.open(method, `/api/v1${path}`);
    request.responseType = 'json';
    if (key !== undefined) request.setRequestHeader('Idempotency-Key', key);
    request.upload.onprogress = ({ loaded, total }) => {
      clearTimeout(timer);
      timer = setTimeout(stop, STALL_MS);
      onProgress(total > 0 ? loaded / total : 0);
    };
    request.onload = () => {
      end();
      resolve(request);
    };
    request.onerror = lost;
    request.onabort = lost;
    signal.addEventListener('abort', stop);
    const form = new FormData();
    // The name that the file had at home is nobody's business.
    form.append('file', file, 'photo');
    request.send(form);
    if (signal.aborted) stop();
  });
}
