import type { HubFacts } from '@scampolo/db/seed/hubs';
import type { TalkSide } from '@scampolo/shared/contract/messages';
import type { MessageFacts, NoticeFacts } from './facts.ts';
import type { Reader } from './repository.ts';
import type { ToldNotice } from './talk-repository.ts';
import { presentMessage } from './thread-present.ts';
import type { MessageRecord, ThreadRecord } from './thread-record.ts';

/** A reader with where they stand towards a claim. */
export type TalkReader = Reader & { staff: boolean; lastReadId: string | null };

/** What a mail about a message says, or null when its reader has read it already, or has no part in the claim any more. */
export function messageFacts(
  message: MessageRecord,
  thread: ThreadRecord,
  reader: TalkReader,
  hub: Pick<HubFacts, 'name'>,
): MessageFacts | null {
  const side = sideOf(reader, thread);
  if (side === null || side === message.side) return null;
  if (reader.lastReadId !== null && reader.lastReadId >= message.id) return null;
  const { from, author } = presentMessage(message, thread, { actor: reader, side, hubName: hub.name });
  return {
    kind: 'message_received',
    locale: reader.locale,
    reader: reader.name,
    hub: { name: hub.name },
    claimId: thread.id,
    title: { typed: thread.listing.title, lang: thread.listing.locale },
    from: { side: message.side, workshop: from.name, member: author },
    text: message.text,
  };
}

/**
 * What a mail about an answered notice says, or null when it has no answer or is somebody else's.
 * @param reader null for the address that was left with it: whoever reads there may never have heard of the exchange
 */
export function noticeFacts(
  notice: ToldNotice,
  reader: Reader | null,
  hubs: ReadonlyMap<string, HubFacts>,
): NoticeFacts | null {
  const { status, answer, hub, listing, workshop, wanted } = notice;
  if (status === 'open' || answer === null) return null;
  if (reader !== null && notice.filedBy !== reader.memberId) return null;
  const titled = listing ?? wanted;
  const title = titled
    ? { typed: titled.title, lang: titled.locale }
    : workshop
      ? { typed: workshop, lang: undefined }
      : null;
  return {
    kind: 'notice_answered',
    locale: reader?.locale ?? (notice.locale === 'en' ? 'en' : 'it'),
    reader: reader?.name ?? null,
    hub: hub === null ? null : { name: hubs.get(hub)?.name ?? hub },
    about: notice.subjectKind,
    title: reader === null ? null : title,
    outcome: status,
    answer,
  };
}

function sideOf({ workshopIds, staff }: TalkReader, thread: ThreadRecord): TalkSide | null {
  if (workshopIds.includes(thread.workshopId)) return 'claimant';
  if (workshopIds.includes(thread.listing.workshopId)) return 'giver';
  return staff ? 'hub' : null;
}
