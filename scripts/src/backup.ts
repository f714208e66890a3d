import { join, resolve } from 'node:path';
import { type Config, loadConfig } from '@scampolo/server/config';
import { readBackupRecord, writeBackupRecord } from '@scampolo/server/infra/backup-record';
import { createStores } from '@scampolo/server/infra/storage/storage';
import { pino } from 'pino';
import { BACKUP_HELP, type BackupRequest, readBackupArguments } from './backup/arguments.ts';
import { deleteOlder } from './backup/backup-files.ts';
import { readIdentities, readRecipients } from './backup/keys.ts';
import { type MadeBackup, makeBackup } from './backup/make-backup.ts';
import { tryBackup } from './backup/restore-backup.ts';
import { inWords, troublesInWords } from './backup/words.ts';
import { runCommandLine, setUpError } from './lib/failure.ts';
import { openDatabase } from './lib/open-database.ts';

/**
 * `pnpm backup`: database and photos in one file, while the exchange is in use. Ends with code 1 when there is no good backup.
 */
await runCommandLine(async () => {
  const request = readBackupArguments(process.argv.slice(2));
  if (request === null) return console.log(BACKUP_HELP);
  const config = loadConfig();
  const recipients = readRecipients(request.recipients, process.env['BACKUP_RECIPIENT']);
  const identities = await readIdentities(request.identity ?? process.env['BACKUP_IDENTITY_FILE']);
  if (request.verify && recipients.length > 0 && identities.length === 0) {
    throw setUpError(
      '--verify opens the backup again, which takes the secret key.',
      'Name it with --identity; or keep it away from this machine, and run pnpm restore --check where it is.',
    );
  }
  const folder = resolve(request.to ?? join(config.dataDir, 'backups'));
  const made = await back(config, folder, recipients);
  const before = await readBackupRecord(config.dataDir).catch(() => null);
  const record = {
    at: made.manifest.at,
    file: made.file,
    bytes: made.bytes,
    encrypted: recipients.length > 0,
    verifiedAt: before?.verifiedAt ?? null,
  };
  await writeBackupRecord(config.dataDir, record);
  console.log(inWords(made));
  if (request.verify) {
    const { troubles } = await tryBackup(
      { file: made.file, identities },
      { scratchUrl: null, log: console.error },
    );
    if (troubles.length > 0) throw setUpError(troublesInWords(troubles), 'Run pnpm doctor --all.');
    await writeBackupRecord(config.dataDir, { ...record, verifiedAt: new Date().toISOString() });
    console.log('Restored for trial: everything is there.');
  }
  await prune(folder, request);
});

async function back(config: Config, folder: string, recipients: readonly string[]): Promise<MadeBackup> {
  await using parts = new AsyncDisposableStack();
  const database = await openDatabase(config, console.error);
  parts.defer(() => database.close());
  const { photoStore, close } = await createStores(config, pino({ level: 'silent' }));
  parts.defer(async () => close());
  return await makeBackup({ databaseUrl: database.url, photoStore, folder, recipients });
}

/** Only when the new one is good. */
async function prune(folder: string, { keep }: BackupRequest): Promise<void> {
  if (keep === null) return;
  const deleted = await deleteOlder(folder, keep);
  if (deleted.length > 0) console.log(`Deleted older ones: ${deleted.join(', ')}`);
}
