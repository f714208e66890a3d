import type { claims } from '@scampolo/db/schema/exchange';
import type { Unit } from '@scampolo/shared/domain/quantity';
import type { ClaimStatus, ListingStatus } from '@scampolo/shared/domain/states';
import type { PhotoRow } from '../listings/record.ts';

type ClaimRow = typeof claims.$inferSelect;

/** A claim as it stands in the database, with what its two sides need to know. */
export interface ClaimRecord extends Omit<ClaimRow, 'status' | 'unit' | 'idempotencyKey' | 'requestHash'> {
  status: ClaimStatus;
  unit: Unit;
  /** piece ids, once for each piece taken of that size */
  pieceIds: string[];
  listing: {
    title: string;
    locale: string;
    hub: string;
    status: ListingStatus;
    workshopId: string;
    workshopName: string;
    pickupKind: string;
    pickupPlace: string;
    photo: PhotoRow | null;
  };
  claimant: { workshop: string; kind: string; member: string };
}
