import type { Tx } from '@scampolo/db/client';
import { newId } from '@scampolo/db/ids';
import type { WorkshopKind } from '@scampolo/shared/contract/identity';
import { insertWorkshop } from '../repository.ts';

/** Opens a workshop in the caller's transaction, owned by the member. Gives its id. */
export async function openWorkshop(
  tx: Tx,
  workshop: { name: string; kind: WorkshopKind; hub: string },
  memberId: string,
): Promise<string> {
  const id = newId();
  await insertWorkshop(tx, { id, ...workshop }, memberId);
  return id;
}
