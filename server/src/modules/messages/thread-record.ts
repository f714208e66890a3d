import type { TalkSide } from '@scampolo/shared/contract/messages';
import type { ClaimStatus } from '@scampolo/shared/domain/states';
import type { PhotoRow } from '../listings/record.ts';

/** A claim as far as one writes about it. */
export interface ThreadRecord {
  id: string;
  /** the claiming workshop */
  workshopId: string;
  status: ClaimStatus;
  /** of a claim that is over: when it ended */
  updatedAt: Date;
  listing: {
    id: string;
    workshopId: string;
    hub: string;
    title: string;
    locale: string;
    brandVisible: boolean;
    pickupKind: string;
  };
  giver: { name: string; kind: string };
  claimant: { name: string; kind: string };
  /** the database's clock */
  now: Date;
}

/** One message as stored, with its author's name now. */
export interface MessageRecord {
  id: string;
  claimId: string;
  /** null once the account is deleted */
  authorId: string | null;
  authorName: string;
  side: TalkSide;
  text: string;
  createdAt: Date;
}

/** A claim that was written about, for a list. */
export interface ThreadRow extends ThreadRecord {
  /** the newest message's */
  lastId: string;
  side: TalkSide;
  photo: PhotoRow | null;
  unread: number;
  last: MessageRecord;
}
