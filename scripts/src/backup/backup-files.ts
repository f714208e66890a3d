import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

const NAME = /^scampolo-\d{8}T\d{6}Z\.tar(?:\.age)?$/;

/** What the backup of a moment is called: names sort as their times do. */
export function backupName(at: Date, encrypted: boolean): string {
  const time = at.toISOString().replace(/\.\d+/, '').replace(/[-:]/g, '');
  return `scampolo-${time}.tar${encrypted ? '.age' : ''}`;
}

/** Deletes all but the newest `keep` backups of a folder, by their names; other files stay. Gives the names of what it deleted. */
export async function deleteOlder(folder: string, keep: number): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => NAME.test(name)).sort((a, b) => (a < b ? 1 : -1));
  const older = names.slice(keep);
  for (const name of older) await rm(join(folder, name), { force: true });
  return older;
}
