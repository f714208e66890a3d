/** Why a browser does not keep something: its room is full, it lets pages keep nothing, or too much waits already. */
export type KeepProblem = 'full' | 'refused' | 'many';

/** What was to be kept in this browser is not. */
export class KeepError extends Error {
  readonly problem: KeepProblem;

  constructor(problem: KeepProblem, cause?: unknown) {
    super(`not kept in this browser: ${problem}`, { cause });
    this.name = 'KeepError';
    this.problem = problem;
  }
}

/** What a failure of the browser's database means. Every browser has other names for what it refuses, and one for a full disk. */
export function keepError(cause: unknown): KeepError {
  if (cause instanceof KeepError) return cause;
  const name = cause instanceof Error || cause instanceof DOMException ? cause.name : '';
  return new KeepError(name === 'QuotaExceededError' ? 'full' : 'refused', cause);
}
