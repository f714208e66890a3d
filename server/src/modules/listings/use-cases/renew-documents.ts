import type { Tx } from '@scampolo/db/client';
import { enqueueReindex } from '../../../search/outbox.ts';
import { touchPublished } from '../workshop-repository.ts';

/** After something of a workshop changed that the search documents of its listings show: they are built anew. */
export async function renewDocuments(tx: Tx, workshopId: string): Promise<void> {
  await enqueueReindex(tx, await touchPublished(tx, workshopId));
}
