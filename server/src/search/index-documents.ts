import type { Catalogue } from '@scampolo/shared/domain/catalogue';
import { buildDocument, type DocumentRow, type SearchDocument } from './document.ts';
import { DocumentRefused } from './engine.ts';

/** A listing that cannot be indexed as it is, and why. */
export interface Refusal {
  id: string;
  error: unknown;
}

/**
 * Builds the documents of `rows` and hands them to `take`, one batch of all if it can be. A row that cannot
 * be built is left out; when `take` refuses the batch ({@link DocumentRefused}), it is halved until those to
 * blame stand alone. Whatever else `take` rejects with (a timeout, a lost connection) says nothing of a
 * document and passes through.
 *
 * @returns the listings that could not be indexed; all others have been taken
 */
export async function indexDocuments(
  rows: readonly DocumentRow[],
  catalogue: Catalogue,
  take: (documents: readonly SearchDocument[]) => Promise<void>,
): Promise<Refusal[]> {
  const refusals: Refusal[] = [];
  const documents = rows.flatMap((row) => {
    try {
      return [buildDocument(row, catalogue)];
    } catch (error) {
      refusals.push({ id: row.id, error });
      return [];
    }
  });
  await takeHalving(documents);
  return refusals;

  async function takeHalving(batch: readonly SearchDocument[]): Promise<void> {
    const [first] = batch;
    if (first === undefined) return;
    try {
      await take(batch);
    } catch (error) {
      if (!(error instanceof DocumentRefused)) throw error;
      if (batch.length === 1) {
        refusals.push({ id: first.id, error });
        return;
      }
      const half = batch.length >> 1;
      await takeHalving(batch.slice(0, half));
      await takeHalving(batch.slice(half));
    }
  }
}
