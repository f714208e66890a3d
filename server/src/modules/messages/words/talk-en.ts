import { type Line, line } from '../line.ts';
import type { MessageParts, NoticeParts, TalkWords } from './talk-words.ts';
import { quote, say } from './words.ts';

/** The mails about messages and notices in English. */
export const talk: TalkWords = {
  message: (parts) => ({
    subject: line`A message about ${parts.title}`,
    blocks: [
      ...say(writes(parts)),
      ...quote('The message:', parts.text),
      ...say(
        line`Answer on the page of the claim. Until you open it, we send no further mail about the messages that follow.`,
      ),
    ],
    open: 'Read and answer',
  }),
  notice: (parts) => ({
    subject: line`The answer to your notice`,
    blocks: [
      ...say(read(parts)),
      ...say(
        parts.outcome === 'upheld'
          ? line`You were right: the notice is upheld.`
          : line`The notice was not upheld.`,
      ),
      ...quote('The answer:', parts.answer),
    ],
    open: 'Open your notices',
  }),
};

function writes({ side, workshop, member, hub, title }: MessageParts): Line {
  if (side === 'hub') return line`The staff of ${hub} write to you about “${title}”.`;
  if (workshop === null || member === null) return line`Whoever offers “${title}” writes to you.`;
  return line`${member} (${workshop}) writes to you about “${title}”.`;
}

const ABOUT = {
  listing: 'a lot',
  workshop: 'a workshop',
  message: 'a message',
  wanted: 'a wanted post',
  page: 'a page',
};

function read({ hub, about, title }: NoticeParts): Line {
  const who = hub === null ? 'Whoever runs Scampolo has' : `The staff of ${hub} have`;
  return title === null
    ? line`${who} read your notice about ${ABOUT[about]}.`
    : line`${who} read your notice about “${title}”.`;
}
