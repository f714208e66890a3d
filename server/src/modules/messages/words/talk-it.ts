import { type Line, line } from '../line.ts';
import type { MessageParts, NoticeParts, TalkWords } from './talk-words.ts';
import { quote, say } from './words.ts';

/** The mails about messages and notices in Italian. */
export const talk: TalkWords = {
  message: (parts) => ({
    subject: line`Un messaggio su ${parts.title}`,
    blocks: [
      ...say(writes(parts)),
      ...quote('Il messaggio:', parts.text),
      ...say(
        line`Rispondi dalla pagina della prenotazione. Finché non la apri non ti mandiamo altre mail per i messaggi che seguono.`,
      ),
    ],
    open: 'Leggi e rispondi',
  }),
  notice: (parts) => ({
    subject: line`La risposta alla tua segnalazione`,
    blocks: [
      ...say(read(parts)),
      ...say(
        parts.outcome === 'upheld'
          ? line`Avevi ragione: la segnalazione è accolta.`
          : line`La segnalazione non è stata accolta.`,
      ),
      ...quote('La risposta:', parts.answer),
    ],
    open: 'Apri le tue segnalazioni',
  }),
};

function writes({ side, workshop, member, hub, title }: MessageParts): Line {
  if (side === 'hub') return line`Lo staff di ${hub} ti scrive a proposito di «${title}».`;
  if (workshop === null || member === null) return line`Chi offre «${title}» ti scrive.`;
  return line`${member} (${workshop}) ti scrive a proposito di «${title}».`;
}

const ABOUT = {
  listing: 'un lotto',
  workshop: 'un laboratorio',
  message: 'un messaggio',
  wanted: 'un annuncio «cerco»',
  page: 'una pagina',
};

function read({ hub, about, title }: NoticeParts): Line {
  const who = hub === null ? 'Chi amministra Scampolo' : `Lo staff di ${hub}`;
  return title === null
    ? line`${who} ha letto la tua segnalazione su ${ABOUT[about]}.`
    : line`${who} ha letto la tua segnalazione su «${title}».`;
}
