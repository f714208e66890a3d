import { readFile } from 'node:fs/promises';
import { setUpError } from '../lib/failure.ts';

/** Who can open a backup (`age1…`), from the command's options, else from BACKUP_RECIPIENT; several with blanks between. */
export function readRecipients(
  given: readonly string[] | undefined,
  fromEnvironment: string | undefined,
): string[] {
  const recipients = (given ?? [fromEnvironment ?? ''])
    .flatMap((text) => text.split(/[\s,]+/))
    .filter(Boolean);
  const wrong = recipients.find((recipient) => !/^age1[a-z0-9]{20,4000}$/.test(recipient));
  if (wrong === undefined) return recipients;
  // What stands in the wrong place may be the secret half.
  throw setUpError(
    'A recipient of backups must be the public half of a key: it begins with age1.',
    'Give what "age-keygen -y key.txt" prints, with --recipient or in BACKUP_RECIPIENT.',
  );
}

/**
 * The secret keys of an identity file as `age-keygen` makes it: one a line, comments begin with #. None without a file.
 * @throws SetUpError when it cannot be read, or holds no key
 */
export async function readIdentities(file: string | undefined): Promise<string[]> {
  if (file === undefined || file === '') return [];
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    throw setUpError(
      `The key file ${file} cannot be read (${code}).`,
      'Say where it is with --identity or BACKUP_IDENTITY_FILE.',
    );
  });
  const keys = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  if (keys.length > 0 && keys.every((key) => /^AGE-SECRET-KEY-(?:PQ-)?1[A-Z0-9]+$/.test(key))) return keys;
  throw setUpError(
    `The key file ${file} holds no secret key of age.`,
    'It must hold the line that begins with AGE-SECRET-KEY-1, as age-keygen wrote it.',
  );
}
