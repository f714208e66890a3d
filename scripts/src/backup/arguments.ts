import { parseArgs } from 'node:util';
import { setUpError } from '../lib/failure.ts';

export const BACKUP_HELP = `pnpm backup: one file with everything of the exchange that cannot be made again: database, photos, mails that wait.

  pnpm backup [--to FOLDER] [--keep N] [--recipient age1…] [--verify [--identity FILE]]

  --to FOLDER       where it goes (default: backups in DATA_DIR). Another disk or another machine is better
  --keep N          afterwards deletes all but the newest N backups in that folder
  --recipient KEY   encrypts it for that public key of age; may be given several times (or BACKUP_RECIPIENT)
  --verify          afterwards restores it for trial, and says whether all is there
  --identity FILE   the secret key, for --verify of an encrypted one (or BACKUP_IDENTITY_FILE)

It works on the database of DATABASE_URL, else on that of DATA_DIR, also while the exchange is in use.
Members' copies of their own data, the search index, and the secrets of the configuration are not in it.`;

export const RESTORE_HELP = `pnpm restore: makes an exchange from a backup, in an empty place.

  pnpm restore FILE [--identity FILE] [--into FOLDER] [--database-url URL]
  pnpm restore --check FILE [--identity FILE] [--database-url URL]

  --identity FILE      the secret key of age that opens an encrypted one (or BACKUP_IDENTITY_FILE)
  --into FOLDER        the DATA_DIR to be (default: DATA_DIR)
  --database-url URL   an empty database (default: DATABASE_URL, else a PostgreSQL of its own in the folder)
  --check              restores it for trial, says whether all is there, and deletes it again; with --database-url
                       in that empty database, else in a PostgreSQL of its own

A folder or database that holds something is refused. One that was cut off may be run again.`;

/** What `pnpm backup` is asked to do. */
export interface BackupRequest {
  readonly to: string | undefined;
  /** null: all are kept */
  readonly keep: number | null;
  readonly recipients: readonly string[] | undefined;
  readonly verify: boolean;
  readonly identity: string | undefined;
}

/** What `pnpm restore` is asked to do. */
export interface RestoreRequest {
  readonly file: string;
  readonly check: boolean;
  readonly identity: string | undefined;
  readonly into: string | undefined;
  readonly databaseUrl: string | undefined;
}

/**
 * Reads the arguments of `pnpm backup`; null: show the help.
 * @throws SetUpError that says what is wrong
 */
export function readBackupArguments(args: readonly string[]): BackupRequest | null {
  const { values } = parse(args, 'backup', {
    help: { type: 'boolean', short: 'h' },
    to: { type: 'string' },
    keep: { type: 'string' },
    recipient: { type: 'string', multiple: true },
    verify: { type: 'boolean' },
    identity: { type: 'string' },
  });
  if (values.help) return null;
  const keep = values.keep === undefined ? null : Number(values.keep);
  if (keep !== null && !(Number.isInteger(keep) && keep >= 1)) {
    throw misuse('backup', '--keep is how many backups stay: 1 or more.');
  }
  return {
    to: values.to,
    keep,
    recipients: values.recipient,
    verify: values.verify ?? false,
    identity: values.identity,
  };
}

/**
 * Reads the arguments of `pnpm restore`; null: show the help.
 * @throws SetUpError that says what is wrong
 */
export function readRestoreArguments(args: readonly string[]): RestoreRequest | null {
  const { values, positionals } = parse(args, 'restore', {
    help: { type: 'boolean', short: 'h' },
    check: { type: 'boolean' },
    identity: { type: 'string' },
    into: { type: 'string' },
    'database-url': { type: 'string' },
  });
  if (values.help) return null;
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw misuse('restore', 'Say which file to restore: one.');
  if (values.check && values.into !== undefined)
    throw misuse('restore', '--check takes no --into: it leaves nothing.');
  const databaseUrl = values['database-url'];
  if (databaseUrl !== undefined && !/^postgres(?:ql)?:\/\//.test(databaseUrl)) {
    throw misuse('restore', '--database-url begins with postgres://');
  }
  return { file, check: values.check ?? false, identity: values.identity, into: values.into, databaseUrl };
}

type Options = NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>['options']>;

function parse<const Given extends Options>(args: readonly string[], command: string, options: Given) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: command === 'restore' });
  } catch (error) {
    throw misuse(command, error instanceof Error ? error.message : String(error));
  }
}

function misuse(command: string, what: string): Error {
  return setUpError(what, `pnpm ${command} --help shows how it is used.`);
}
