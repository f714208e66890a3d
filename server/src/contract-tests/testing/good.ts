import type { Answer } from '../../testing/people.ts';

/**
 * The body of a good answer.
 * @throws {Error} with what was answered instead
 */
export function good({ status, body }: Answer): Answer['body'] {
  if (status >= 300) throw new Error(`answered ${status}: ${JSON.stringify(body)}`);
  return body;
}
