import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { Decrypter } from 'age-encryption';
import { extract } from 'tar-stream';
import { setUpError } from '../lib/failure.ts';
import { type Member, readMemberName } from './manifest.ts';
import { unusableBackup } from './problem.ts';

/** A member of an archive with its bytes. */
export interface ReadMember {
  readonly member: Member;
  readonly bytes: Buffer;
}

const AGE_BEGINNING = 'age-encryption.org/v1\n';
const TAR_MAGIC = { at: 257, text: 'ustar' };
/** More than a chunk, a photo or a manifest of ours ever has. */
const MOST_BYTES = 512 * 1024 * 1024;

/**
 * Reads a backup, one member after the other, decrypted with whichever of the identities fits.
 * @throws SetUpError, in a sentence, when it is no backup, none of the identities opens it, or it is damaged or cut off
 */
export async function* readArchive(file: string, identities: readonly string[]): AsyncGenerator<ReadMember> {
  const bytes = await openBackup(file, identities);
  const members = extract();
  const feeding = pipeline(bytes, members);
  // What fails shows below; it must not end the process before.
  feeding.catch(() => undefined);
  try {
    for await (const entry of members) {
      const member = readMemberName(entry.header.name);
      if (member === null || entry.header.type !== 'file') {
        throw unusableBackup(file, `holds "${entry.header.name.slice(0, 80)}", which no backup does.`);
      }
      if ((entry.header.size ?? 0) > MOST_BYTES) throw damaged(file);
      yield { member, bytes: await buffer(entry) };
    }
    await feeding;
  } catch (error) {
    throw error instanceof Error && error.name === 'SetUpError' ? error : damaged(file);
  } finally {
    bytes.destroy();
    members.destroy();
  }
}

async function openBackup(file: string, identities: readonly string[]): Promise<Readable> {
  const handle = await open(file).catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    throw setUpError(`The backup ${file} cannot be read (${code}).`, 'Say which file to restore.');
  });
  const beginning = Buffer.alloc(512);
  const { bytesRead } = await handle.read(beginning, 0, beginning.length, 0).catch(() => ({ bytesRead: 0 }));
  const bytes = handle.createReadStream({ start: 0 });
  if (beginning.toString('latin1', 0, AGE_BEGINNING.length) === AGE_BEGINNING) {
    return decrypted(file, bytes, identities);
  }
  const magic = beginning.toString('latin1', TAR_MAGIC.at, TAR_MAGIC.at + TAR_MAGIC.text.length);
  if (bytesRead === beginning.length && magic === TAR_MAGIC.text) return bytes;
  bytes.destroy();
  throw unusableBackup(
    file,
    'is no backup of Scampolo.',
    'Backups are called scampolo-….tar or scampolo-….tar.age.',
  );
}

async function decrypted(file: string, bytes: Readable, identities: readonly string[]): Promise<Readable> {
  try {
    if (identities.length === 0) {
      throw unusableBackup(
        file,
        'is encrypted.',
        'Say where its key is, with --identity key.txt or BACKUP_IDENTITY_FILE.',
      );
    }
    const decrypter = new Decrypter();
    for (const identity of identities) decrypter.addIdentity(identity);
    const web = Readable.toWeb(bytes) as ReadableStream<Uint8Array>;
    return Readable.fromWeb((await decrypter.decrypt(web)) as Parameters<typeof Readable.fromWeb>[0]);
  } catch (error) {
    bytes.destroy();
    if (error instanceof Error && error.name === 'SetUpError') throw error;
    const isWrongKey = error instanceof Error && error.message.includes('no identity matched');
    throw isWrongKey
      ? unusableBackup(
          file,
          'was encrypted for another key.',
          'Find the key that it was made for; no other opens it.',
        )
      : damaged(file);
  }
}

function damaged(file: string): Error {
  return setUpError(
    `${basename(file)} is damaged, or was cut off before its end.`,
    'Nothing was restored. Take another copy of it, or an older backup.',
  );
}
