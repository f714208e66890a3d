import type { Tx } from '@scampolo/db/client';
import type { TrustLevel } from '@scampolo/shared/contract/identity';
import type { Authorized } from '../../../authorized.ts';
import type { WorkshopRecord } from '../record.ts';
import { lockWorkshop, updateTrust } from '../repository.ts';

/** A workshop for another feature, or null; nobody else changes it until the transaction ends. The caller asks a policy. */
export function loadWorkshopForChange(tx: Tx, id: string): Promise<WorkshopRecord | null> {
  return lockWorkshop(tx, id);
}

/** Writes how far its hub's staff trust a workshop, and what they wrote to it. */
export function changeTrust(
  tx: Tx,
  workshop: Authorized<WorkshopRecord, 'trust'>,
  columns: { trust: TrustLevel; trustNote: string | null },
): Promise<void> {
  return updateTrust(tx, workshop, columns);
}
