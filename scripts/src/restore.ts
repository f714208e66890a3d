import { loadConfig } from '@scampolo/server/config';
import { readBackupRecord, writeBackupRecord } from '@scampolo/server/infra/backup-record';
import { RESTORE_HELP, type RestoreRequest, readRestoreArguments } from './backup/arguments.ts';
import { readIdentities } from './backup/keys.ts';
import { restoreBackup, tryBackup } from './backup/restore-backup.ts';
import { contentInWords, troublesInWords } from './backup/words.ts';
import { runCommandLine, setUpError } from './lib/failure.ts';

/**
 * `pnpm restore`: an exchange from a backup, in an empty place; with `--check` for trial only. Ends with code 1 when nothing was
 * restored, or not all of it holds together.
 */
await runCommandLine(async () => {
  const request = readRestoreArguments(process.argv.slice(2));
  if (request === null) return console.log(RESTORE_HELP);
  const config = loadConfig();
  const identities = await readIdentities(request.identity ?? process.env['BACKUP_IDENTITY_FILE']);
  const source = { file: request.file, identities };
  if (request.check) return check(config.dataDir, request, source);
  const folder = request.into ?? config.dataDir;
  const databaseUrl = request.databaseUrl ?? config.databaseUrl;
  const { manifest, troubles } = await restoreBackup(source, {
    folder,
    databaseUrl,
    s3: config.s3,
    log: console.error,
  });
  console.log(contentInWords(manifest));
  if (troubles.length > 0)
    throw setUpError(troublesInWords(troubles), 'Try an older backup, or go on with this one.');
  console.log(
    `Everything is there. Start the exchange with DATA_DIR=${folder}: mails that waited are sent then.`,
  );
});

async function check(
  dataDir: string,
  { databaseUrl }: RestoreRequest,
  source: { file: string; identities: string[] },
): Promise<void> {
  const { manifest, troubles } = await tryBackup(source, {
    scratchUrl: databaseUrl ?? null,
    log: console.error,
  });
  console.log(contentInWords(manifest));
  if (troubles.length > 0)
    throw setUpError(troublesInWords(troubles), 'Take an older backup, and run pnpm doctor --all.');
  const record = await readBackupRecord(dataDir).catch(() => null);
  // Where the exchange itself runs, the doctor wants to know.
  if (record) await writeBackupRecord(dataDir, { ...record, verifiedAt: new Date().toISOString() });
  console.log('Restored for trial: everything is there. Nothing of it was kept.');
}
