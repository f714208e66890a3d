import { basename } from 'node:path';
import { setUpError } from '../lib/failure.ts';

/** A backup that cannot be read as it is: one sentence why, and what to do. */
export function unusableBackup(file: string, why: string, remedy = TAKE_ANOTHER): Error {
  return setUpError(`${basename(file)} ${why}`, remedy);
}

const TAKE_ANOTHER = 'Nothing was restored. Take another copy of it, or an older backup.';
