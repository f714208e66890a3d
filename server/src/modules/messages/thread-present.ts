import type {
  ClaimMessageJson,
  ClaimThreadJson,
  TalkParty,
  TalkSide,
  ThreadSummaryJson,
} from '@scampolo/shared/contract/messages';
import type { InterfaceLanguage } from '@scampolo/shared/domain/catalogue';
import type { Actor } from '../identity/actor.ts';
import { presentPhoto } from '../listings/present.ts';
import { memberName, workshopName } from '../privacy/nameless.ts';
import { isWritable, knowsGiver, writableUntil } from './thread-policy.ts';
import type { MessageRecord, ThreadRecord, ThreadRow } from './thread-record.ts';

/** Who reads, and on which side. `hubName` is the name of the listing's hub. */
export interface ThreadReader {
  actor: Pick<Actor, 'memberId' | 'locale'>;
  side: TalkSide;
  hubName: string;
}

/** A side of a claim as the reader may know it: a giver that hides its brand is its kind. */
export function presentParty(
  thread: ThreadRecord,
  side: TalkSide,
  reader: { side: TalkSide; hubName: string; locale: InterfaceLanguage },
): TalkParty {
  if (side === 'hub') return { side, name: reader.hubName, kind: null };
  const { name, kind } = thread[side];
  if (side === 'giver' && !knowsGiver(reader.side, thread)) return { side, name: null, kind };
  return { side, name: workshopName(name, reader.locale), kind };
}

/** A message as the reader may see it. Staff write for the hub, without their name. */
export function presentMessage(
  message: MessageRecord,
  thread: ThreadRecord,
  reader: ThreadReader,
): ClaimMessageJson {
  const { side, authorId } = message;
  const { locale, memberId } = reader.actor;
  const named =
    side === reader.side || (side === 'giver' ? knowsGiver(reader.side, thread) : side === 'claimant');
  return {
    id: message.id,
    from: presentParty(thread, side, { ...reader, locale }),
    author: named ? memberName(message.authorName, locale) : null,
    mine: authorId === memberId,
    text: message.text,
    createdAt: message.createdAt.toISOString(),
  };
}

/** A page of a claim's messages, oldest first, and whether one can still write. */
export function presentThread(
  thread: ThreadRecord,
  page: { messages: readonly MessageRecord[]; nextCursor: string | null; lastReadId: string | null },
  reader: ThreadReader,
): ClaimThreadJson {
  return {
    items: page.messages.map((message) => presentMessage(message, thread, reader)),
    nextCursor: page.nextCursor,
    side: reader.side,
    lastReadId: page.lastReadId,
    writableUntil: writableUntil(thread)?.toISOString() ?? null,
    writable: isWritable(thread),
  };
}

/** A claim that was written about, in a list; `with` is who the reader talks to. */
export function presentThreadRow(
  row: ThreadRow,
  actor: ThreadReader['actor'],
  hubName: string,
): ThreadSummaryJson {
  const reader = { actor, side: row.side, hubName };
  const other = row.side === 'claimant' ? 'giver' : 'claimant';
  const { title, locale, hub } = row.listing;
  return {
    claimId: row.id,
    status: row.status,
    listing: { title, locale, hub, photo: row.photo ? presentPhoto(row.photo, title) : null },
    with: presentParty(row, other, { ...reader, locale: actor.locale }),
    unread: row.unread,
    last: presentMessage(row.last, row, reader),
  };
}
