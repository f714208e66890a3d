import { MeilisearchApiError, MeilisearchRequestError } from 'meilisearch';
import { DocumentRefused, EngineUnavailable } from '../engine.ts';

/** What the server says of a document that will never be taken, on arrival or in the task. */
const BLAMES_DOCUMENT: ReadonlySet<string> = new Set([
  'document_fields_limit_reached',
  'invalid_document_fields',
  'invalid_document_geo_field',
  'invalid_document_id',
  'malformed_payload',
  'max_fields_limit_exceeded',
  'missing_document_id',
  // Of several documents none need be to blame; sent alone, one is.
  'payload_too_large',
]);

/** Does what asks the server; whatever goes wrong there rejects with an error of the port. */
export async function asking<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asEngineError(error);
  }
}

/**
 * The error of the port that says what an error of the client means: `DocumentRefused` or `EngineUnavailable`. What is no error of
 * asking (a defect of ours) stays as it is. Neither keys nor what was sent are in the text.
 */
export function asEngineError(error: unknown): unknown {
  if (error instanceof MeilisearchApiError) {
    const { code = `status ${error.response.status}`, message = '' } = error.cause ?? {};
    return asTaskError(code, message);
  }
  if (error instanceof MeilisearchRequestError) return new EngineUnavailable(reasonOf(error));
  // An answer that is no JSON: something else answers at this address, such as a proxy.
  if (error instanceof SyntaxError)
    return new EngineUnavailable('Meilisearch answered something else than JSON');
  return error;
}

/** The same of the error of a failed task. */
export function asTaskError(code: string, message: string): Error {
  const text = `Meilisearch: ${code}: ${message.slice(0, 500)}`;
  return BLAMES_DOCUMENT.has(code) ? new DocumentRefused(text) : new EngineUnavailable(text);
}

/** The code of an error that the server answered, null of any other error. */
export function codeOf(error: unknown): string | null {
  return error instanceof MeilisearchApiError ? (error.cause?.code ?? null) : null;
}

function reasonOf(error: Error): string {
  const reasons: string[] = [];
  for (let at: unknown = error; at instanceof Error && reasons.length < 4; at = at.cause) {
    if (at.message !== '') reasons.push(at.message);
  }
  return reasons.join(': ');
}
