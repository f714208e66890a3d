import { PAGE_PATHS } from '@scampolo/shared/contract/pages';
import type { MessageFacts, NoticeFacts, TalkFacts } from './facts.ts';
import type { Letter } from './letter.ts';
import type { MailWords } from './words/words.ts';

/** The mail about a message or a notice. */
export function writeTalk(facts: TalkFacts, words: MailWords): Letter {
  return facts.kind === 'message_received' ? writeMessage(facts, words) : writeNotice(facts, words);
}

function writeMessage(
  { locale, reader, hub, claimId, from, ...facts }: MessageFacts,
  words: MailWords,
): Letter {
  const { open, ...text } = words.talk.message({
    title: facts.title,
    hub: hub.name,
    side: from.side,
    workshop: from.workshop === null ? null : { typed: from.workshop },
    member: from.member === null ? null : { typed: from.member },
    text: facts.text,
  });
  return {
    locale,
    ...text,
    greeting: words.greeting({ typed: reader }),
    link: { label: open, path: PAGE_PATHS.claim.replace(':id', encodeURIComponent(claimId)) },
    footer: words.footer(hub.name),
  };
}

function writeNotice(
  { locale, reader, hub, about, title, outcome, answer }: NoticeFacts,
  words: MailWords,
): Letter {
  const { open, ...text } = words.talk.notice({ hub: hub?.name ?? null, about, title, outcome, answer });
  const { greeting, footers } = words.identity;
  return {
    locale,
    ...text,
    greeting: reader === null ? greeting : words.greeting({ typed: reader }),
    // Who has no account has no page with it.
    link: reader === null ? null : { label: open, path: PAGE_PATHS['my-notices'] },
    footer: reader === null ? footers.address : footers.account,
  };
}
