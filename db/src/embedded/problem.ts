/**
 * An expected failure of the embedded PostgreSQL. Its message says what is wrong and what to do about it, and is
 * meant to be shown as it is, without a stack. Recognised by its `name`, `EmbeddedPostgresError`.
 *
 * @param what one sentence: what failed
 * @param remedy one sentence or more: what the reader can do
 * @param detail what the program said, when that helps; only its end is shown
 */
export function embeddedProblem(what: string, remedy: string, detail = ''): Error {
  const said = detail.trim().split('\n').slice(-12).join('\n  ');
  const error = new Error(said === '' ? `${what}\n${remedy}` : `${what}\n${remedy}\n  ${said}`);
  error.name = 'EmbeddedPostgresError';
  return error;
}

/** The code of a failed system call (`ENOENT`, `EACCES`), or an empty string for any other error. */
export function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Whether a text, such as a program's output, says that the disk is full or that a quota is used up. */
export function saysDiskFull(text: string): boolean {
  return /no space left on device|disk quota exceeded|ENOSPC|EDQUOT/i.test(text);
}

/** The failure of a disk without room: a fresh cluster takes about 50 MB. */
export function diskFull(place: string): Error {
  return embeddedProblem(
    `The disk that holds ${place} is full.`,
    'Make room (PostgreSQL needs at least 200 MB), or set DATA_DIR to a folder on another disk.',
  );
}
