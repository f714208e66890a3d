import { Readable } from 'node:stream';
import { Encrypter } from 'age-encryption';
import { pack } from 'tar-stream';
import { setUpError } from '../lib/failure.ts';

/** An archive that is being written. */
export interface Archive {
  /** Adds a member; resolves when it is on its way, so that no more than it is held in memory. */
  add(name: string, bytes: Uint8Array): Promise<void>;
}

/**
 * Gives the bytes of a tar archive to `keep` while `fill` adds its members, encrypted with age for the recipients if there are
 * any. When one of the two fails the other is ended; `keep` must leave nothing of a stream that failed.
 * @param at the time that members carry
 * @throws what failed first
 */
export async function writeArchive<Kept, Filled>(options: {
  recipients: readonly string[];
  at: Date;
  keep: (bytes: Readable) => Promise<Kept>;
  fill: (archive: Archive) => Promise<Filled>;
}): Promise<{ kept: Kept; filled: Filled }> {
  const { recipients, at, keep, fill } = options;
  const members = pack();
  // Told by `add` and `keep`; without a listener it would end the process.
  members.on('error', () => undefined);
  const keeping = keep(await sealed(Readable.from(members), recipients));
  const keepingFails = keeping.then(() => new Promise<never>(() => undefined));
  const add = (name: string, bytes: Uint8Array) => {
    const added = new Promise<void>((resolve, reject) => {
      const header = { name, size: bytes.length, mode: 0o600, mtime: at };
      members.entry(header, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), (error) =>
        error ? reject(error) : resolve(),
      );
    });
    return Promise.race([added, keepingFails]);
  };
  try {
    const filled = await fill({ add });
    members.finalize();
    return { kept: await keeping, filled };
  } catch (error) {
    members.destroy(error instanceof Error ? error : new Error(String(error)));
    await keeping.catch(() => undefined);
    throw error;
  }
}

async function sealed(bytes: Readable, recipients: readonly string[]): Promise<Readable> {
  if (recipients.length === 0) return bytes;
  const encrypter = new Encrypter();
  for (const recipient of recipients) {
    try {
      encrypter.addRecipient(recipient);
    } catch {
      throw setUpError(
        `${recipient} is no recipient that age knows.`,
        'See that no letter of it is missing.',
      );
    }
  }
  const web = Readable.toWeb(bytes) as ReadableStream<Uint8Array>;
  return Readable.fromWeb((await encrypter.encrypt(web)) as Parameters<typeof Readable.fromWeb>[0]);
}
