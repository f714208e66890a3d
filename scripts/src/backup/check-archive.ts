import { createHash } from 'node:crypto';
import { readMigrations } from '@scampolo/db/migrate';
import { type Content, type Manifest, type Member, parseManifest } from './manifest.ts';
import { unusableBackup } from './problem.ts';
import { readArchive } from './read-archive.ts';
import { countRows, isSame, startTally, type Tally } from './tally.ts';

interface Tallies {
  readonly tables: Map<string, Tally>;
  readonly jobs: Tally;
  readonly photos: Tally;
}

/**
 * Reads a whole backup and compares every part with its manifest, before anything of it is used.
 * @returns the manifest of a backup that is whole and unchanged
 * @throws SetUpError, in a sentence, when it is not, or this release cannot restore it
 */
export async function checkArchive(file: string, identities: readonly string[]): Promise<Manifest> {
  const tallies: Tallies = { tables: new Map(), jobs: startTally(), photos: startTally() };
  let manifest: Manifest | null = null;
  for await (const { member, bytes } of readArchive(file, identities)) {
    if (manifest !== null) throw changed(file, 'something after its end');
    if (member.kind === 'manifest') manifest = parseManifest(bytes.toString());
    else count(file, tallies, member, bytes);
    if (member.kind === 'manifest' && manifest === null) {
      throw unusableBackup(
        file,
        'has a table of contents that this release cannot read.',
        'Restore it with the release that made it.',
      );
    }
  }
  if (manifest === null) throw unusableBackup(file, 'was cut off before its end.');
  compare(file, manifest, tallies);
  await refuseNewer(file, manifest);
  return manifest;
}

function count(file: string, tallies: Tallies, member: Member, bytes: Buffer): void {
  if (member.kind === 'table') {
    const tally = tallies.tables.get(member.table) ?? startTally();
    tallies.tables.set(member.table, tally);
    tally.add(bytes, countRows(bytes));
  }
  if (member.kind === 'jobs') tallies.jobs.add(bytes, countRows(bytes));
  if (member.kind === 'photo') {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    if (!member.key.startsWith(sha256)) throw changed(file, 'a photo');
    tallies.photos.add(bytes, 1, `${member.key}\n`);
  }
}

function compare(file: string, manifest: Manifest, { tables, jobs, photos }: Tallies): void {
  const nothing: Content = startTally().result();
  for (const table of manifest.tables) {
    if (!isSame(table, tables.get(table.name)?.result() ?? nothing))
      throw changed(file, `the table ${table.name}`);
    tables.delete(table.name);
  }
  const [surplus] = tables.keys();
  if (surplus !== undefined) throw changed(file, `the table ${surplus}`);
  if (!isSame(manifest.jobs, jobs.result())) throw changed(file, 'the mails that wait');
  if (!isSame(manifest.photos, photos.result())) throw changed(file, 'the photos');
}

/** Its migrations must be the first ones of ours. */
async function refuseNewer(file: string, manifest: Manifest): Promise<void> {
  const ours = await readMigrations();
  for (const [index, { name, hash }] of manifest.migrations.entries()) {
    const known = ours.find((migration) => migration.name === name);
    if (known === undefined) {
      throw unusableBackup(
        file,
        `was made by a newer release (${manifest.application}, ${name}).`,
        'Restore it with that release, or a newer one.',
      );
    }
    if (known.hash !== hash || ours[index] !== known) {
      throw unusableBackup(
        file,
        `comes from a database whose schema no release has (${name}).`,
        'Restore it with the checkout that made it.',
      );
    }
  }
  if (manifest.migrations.length === 0) throw unusableBackup(file, 'comes from a database without a schema.');
}

function changed(file: string, what: string): Error {
  return unusableBackup(file, `is damaged or was changed: ${what} is not as its table of contents says.`);
}
