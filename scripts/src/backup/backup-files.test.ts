import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { backupName, deleteOlder } from './backup-files.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backups-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('a backup is called by the second it was made, and whether it is encrypted', () => {
  const at = new Date('2026-03-01T04:05:06.789Z');
  expect(backupName(at, false)).toBe('scampolo-20260301T040506Z.tar');
  expect(backupName(at, true)).toBe('scampolo-20260301T040506Z.tar.age');
});

it('keeps the newest, of either kind, and every file that is no backup', async () => {
  const others = [
    'notes.txt',
    'scampolo.tar',
    'scampolo-20260101T000000Z.tar.part',
    'x-scampolo-20250101T000000Z.tar',
  ];
  const backups = [
    'scampolo-20260101T000000Z.tar',
    'scampolo-20260103T000000Z.tar',
    'scampolo-20260102T000000Z.tar.age',
  ];
  for (const name of [...others, ...backups]) await writeFile(join(folder, name), '');
  expect(await deleteOlder(folder, 3)).toEqual([]);
  expect(await deleteOlder(folder, 2)).toEqual(['scampolo-20260101T000000Z.tar']);
  expect(await deleteOlder(folder, 1)).toEqual(['scampolo-20260102T000000Z.tar.age']);
  expect((await readdir(folder)).sort()).toEqual([...others, 'scampolo-20260103T000000Z.tar'].sort());
});
