import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

const DAY_MS = 86_400_000;
const MAIL_FILE = /\.(?:eml|json|part)$/;

/** Deletes mails that were written into a folder more than `days` ago. Gives how many files; none when there is no such folder. */
export async function deleteOldMails(folder: string, days: number): Promise<number> {
  const before = Date.now() - days * DAY_MS;
  let deleted = 0;
  for (const name of await readdir(folder).catch(nothingWhenMissing)) {
    if (!MAIL_FILE.test(name)) continue;
    const path = join(folder, name);
    const file = await stat(path).catch(nullWhenMissing);
    if (file === null || file.mtimeMs >= before) continue;
    await rm(path, { force: true });
    deleted += 1;
  }
  return deleted;
}

function nothingWhenMissing(error: unknown): string[] {
  return nullWhenMissing(error) ?? [];
}

/** Another process may have been faster. */
function nullWhenMissing(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
  throw error;
}
