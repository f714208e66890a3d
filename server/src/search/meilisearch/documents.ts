import type { SearchDocument } from '../document.ts';
import { type Connection, waitForTask } from './connection.ts';
import { asking } from './errors.ts';
import { toIndexedDocument } from './indexed-document.ts';

/** Well below what a server takes in one request unless told (100 MB). */
const MOST_BYTES = 16 * 1024 * 1024;
const MOST_IDS = 10_000;

/**
 * Adds documents to an index, or replaces those of the same id, and waits until they can be found. Nothing is sent when one of them
 * cannot be written; what the server refuses it refuses whole, of up to 16 MB.
 * @throws {DocumentRefused} for what one of them says
 */
export async function addDocuments(
  connection: Connection,
  index: string,
  documents: readonly SearchDocument[],
): Promise<void> {
  const payloads = payloadsOf(documents.map((document) => JSON.stringify(toIndexedDocument(document))));
  await asking(async () => {
    const client = await connection.client('documents');
    for (const payload of payloads) {
      const task = await client
        .index(index)
        .addDocumentsFromString(payload, 'application/x-ndjson', { primaryKey: 'id' });
      await waitForTask(client, task, connection.timeouts.taskMs);
    }
  });
}

/** Removes documents from an index and waits until they cannot be found; ids that are not there are no error. */
export async function removeDocuments(
  connection: Connection,
  index: string,
  ids: readonly string[],
): Promise<void> {
  await asking(async () => {
    const client = await connection.client('documents');
    for (let from = 0; from < ids.length; from += MOST_IDS) {
      const task = await client.index(index).deleteDocuments(ids.slice(from, from + MOST_IDS));
      await waitForTask(client, task, connection.timeouts.taskMs);
    }
  });
}

/** Lines in as few payloads as their bytes allow, in their order. */
function payloadsOf(lines: readonly string[]): string[] {
  const payloads: string[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const line of lines) {
    const size = Buffer.byteLength(line) + 1;
    if (bytes + size > MOST_BYTES) {
      payloads.push([]);
      bytes = 0;
    }
    payloads.at(-1)?.push(line);
    bytes += size;
  }
  return payloads.map((payload) => payload.join('\n'));
}
