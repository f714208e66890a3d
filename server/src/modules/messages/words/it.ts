import { line } from '../line.ts';
import { found } from './found-it.ts';
import { identity } from './identity-it.ts';
import { talk } from './talk-it.ts';
import { type ClaimParts, type DecisionParts, type MailWords, quote, say } from './words.ts';

const because = ({ reason, note }: DecisionParts) => [
  ...say(line`Il motivo: ${reason}.`, reason !== ''),
  ...quote('Lo staff aggiunge:', note),
];
const mistake = (hub: string) => say(line`Pensi che sia un errore? Parlane con lo staff di ${hub}.`);
const pieces = (parts: ClaimParts) => say(line`Pezzi: ${parts.pieces}.`, parts.pieces !== '');
const freeAgain = (parts: ClaimParts) =>
  say(line`La quantità torna libera e altri possono prenotarla. Non devi fare nulla.`, parts.open);
const claimAgain = (parts: ClaimParts) =>
  say(line`Ti serve ancora? Puoi prenotare di nuovo ciò che resta.`, parts.open);

/** The mails in Italian. */
export const it: MailWords = {
  greeting: (name) => line`Ciao ${name},`,
  footer: (hub) => `Scampolo, ${hub}. Ti scriviamo perché riguarda il tuo laboratorio.`,
  links: {
    listing: 'Apri il lotto',
    edit: 'Correggi il lotto',
    'my-listings': 'Apri i tuoi lotti',
    'my-claims': 'Apri le tue prenotazioni',
  },
  identity,
  talk,
  found,
  reasons: {
    photo_missing: 'manca una foto',
    photo_unclear: 'dalla foto non si capisce il materiale',
    composition_unclear: 'la composizione non è chiara',
    measures_wrong: 'le misure non tornano',
    category_wrong: 'la categoria non è quella giusta',
    legal_route_unclear: 'non è chiaro a che titolo il materiale passa di mano',
    waste: 'per la legge è un rifiuto, e qui i rifiuti non passano di mano',
    prohibited: 'questo materiale qui non si può offrire',
    brand_restricted: 'il marchio non permette di offrirlo così',
    duplicate: 'lo stesso materiale è già in un altro lotto',
    other: 'lo spiega lo staff qui sotto',
  },
  decided: {
    approve: (parts) => ({
      subject: line`Pubblicato: ${parts.title}`,
      blocks: [
        ...say(line`Lo staff di ${parts.hub} ha pubblicato «${parts.title}».`),
        ...quote('Lo staff aggiunge:', parts.note),
        ...say(line`Ora tutti possono trovarlo e prenotarlo. Appena qualcuno prenota, ti scriviamo.`),
        ...say(line`Resta pubblicato fino a ${parts.availableUntil}.`, parts.availableUntil !== ''),
      ],
    }),
    request_changes: (parts) => ({
      subject: line`Da sistemare: ${parts.title}`,
      blocks: [
        ...say(line`Lo staff di ${parts.hub} ti chiede di sistemare «${parts.title}».`),
        ...because(parts),
        ...say(line`Correggilo e invialo di nuovo: lo staff lo rilegge. Fino ad allora non è pubblico.`),
      ],
    }),
    reject: (parts) => ({
      subject: line`Non pubblicato: ${parts.title}`,
      blocks: [
        ...say(line`Lo staff di ${parts.hub} ha deciso di non pubblicare «${parts.title}».`),
        ...because(parts),
        ...say(line`Il lotto è chiuso e non è pubblico.`),
        ...mistake(parts.hub),
      ],
    }),
    remove: (parts) => ({
      subject: line`Tolto: ${parts.title}`,
      blocks: [
        ...say(line`Lo staff di ${parts.hub} ha tolto «${parts.title}».`),
        ...because(parts),
        ...say(line`Il lotto è chiuso e non è più pubblico.`),
        ...mistake(parts.hub),
      ],
    }),
  },
  claims: {
    claim_received: {
      giver: (parts) => ({
        subject: line`Prenotato: ${parts.amount} di ${parts.title}`,
        blocks: [
          ...say(line`${parts.member} (${parts.claimant}) ha prenotato ${parts.amount} di «${parts.title}».`),
          ...pieces(parts),
          ...quote('Ti scrive:', parts.note),
          ...(parts.pickup === null
            ? []
            : say(
                line`Il ritiro è entro ${parts.until}. Dove: ${parts.pickup.workshop}, ${parts.pickup.place}.`,
              )),
          ...say(
            line`Al ritiro pesa il materiale e segna i chili. Senza ritiro torna libero, e te lo scriviamo.`,
          ),
        ],
      }),
    },
    claim_reserved: {
      claimant: (parts) => ({
        subject: line`Prenotato per te: ${parts.amount} di ${parts.title}`,
        blocks: [
          ...say(line`Hai prenotato ${parts.amount} di «${parts.title}».`),
          ...pieces(parts),
          ...say(line`Ritiralo entro ${parts.until}.`),
          ...(parts.pickup === null ? [] : say(line`Dove: ${parts.pickup.workshop}, ${parts.pickup.place}.`)),
          ...say(line`Non ti serve più? Annulla, così altri possono prenotarlo.`),
        ],
      }),
    },
    claim_cancelled: {
      giver: (parts) => ({
        subject: line`Prenotazione annullata: ${parts.title}`,
        blocks: [
          ...say(
            line`La prenotazione di ${parts.claimant} (${parts.amount} di «${parts.title}») è stata annullata.`,
          ),
          ...quote('Il motivo:', parts.reason),
          ...freeAgain(parts),
        ],
      }),
      claimant: (parts) => ({
        subject: line`Prenotazione annullata: ${parts.title}`,
        blocks: [
          ...say(line`La tua prenotazione di ${parts.amount} di «${parts.title}» è stata annullata.`),
          ...quote('Il motivo:', parts.reason),
          ...claimAgain(parts),
        ],
      }),
    },
    claim_lapsed: {
      giver: (parts) => ({
        subject: line`Non ritirato: ${parts.amount} di ${parts.title}`,
        blocks: [
          ...say(
            line`${parts.claimant} aveva prenotato ${parts.amount} di «${parts.title}» fino a ${parts.until}, e il ritiro non c’è stato.`,
          ),
          ...freeAgain(parts),
        ],
      }),
      claimant: (parts) => ({
        subject: line`Prenotazione scaduta: ${parts.title}`,
        blocks: [
          ...say(
            line`La tua prenotazione di ${parts.amount} di «${parts.title}» valeva fino a ${parts.until}. Il ritiro non c’è stato, e ora è scaduta.`,
          ),
          ...claimAgain(parts),
        ],
      }),
    },
    claim_no_show: {
      claimant: (parts) => ({
        subject: line`Segnato come non ritirato: ${parts.title}`,
        blocks: [
          ...say(
            line`Chi offre «${parts.title}» ha segnato che non hai ritirato la tua prenotazione (${parts.amount}). Ora è chiusa.`,
          ),
          ...say(line`Non è andata così? Parlane con lo staff di ${parts.hub}.`),
        ],
      }),
    },
    claim_collected: {
      giver: (parts) => ({
        subject: line`Consegnato: ${parts.mass} di ${parts.title}`,
        blocks: [
          ...say(line`Hai consegnato ${parts.mass} di «${parts.title}» a ${parts.claimant}.`),
          ...say(line`Quantità prenotata: ${parts.amount}. Il peso è registrato, non devi fare altro.`),
        ],
      }),
      claimant: (parts) => ({
        subject: line`Ritirato: ${parts.mass} di ${parts.title}`,
        blocks: [
          ...say(
            parts.giver === null
              ? line`Hai ritirato ${parts.mass} di «${parts.title}».`
              : line`Hai ritirato ${parts.mass} di «${parts.title}» da ${parts.giver}.`,
          ),
          ...say(line`Quantità prenotata: ${parts.amount}. Il peso è registrato, non devi fare altro.`),
        ],
      }),
    },
  },
};
