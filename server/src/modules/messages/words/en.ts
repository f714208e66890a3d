import { line } from '../line.ts';
import { found } from './found-en.ts';
import { identity } from './identity-en.ts';
import { talk } from './talk-en.ts';
import { type ClaimParts, type DecisionParts, type MailWords, quote, say } from './words.ts';

const because = ({ reason, note }: DecisionParts) => [
  ...say(line`Why: ${reason}.`, reason !== ''),
  ...quote('The staff add:', note),
];
const mistake = (hub: string) => say(line`Do you think this is a mistake? Talk to the staff of ${hub}.`);
const pieces = (parts: ClaimParts) => say(line`Pieces: ${parts.pieces}.`, parts.pieces !== '');
const freeAgain = (parts: ClaimParts) =>
  say(line`The amount is free again and others can claim it. There is nothing you need to do.`, parts.open);
const claimAgain = (parts: ClaimParts) =>
  say(line`Do you still need it? You can claim what is left.`, parts.open);

/** The mails in English. */
export const en: MailWords = {
  greeting: (name) => line`Hello ${name},`,
  footer: (hub) => `Scampolo, ${hub}. We write to you because it concerns your workshop.`,
  links: {
    listing: 'Open the lot',
    edit: 'Correct the lot',
    'my-listings': 'Open your lots',
    'my-claims': 'Open your claims',
  },
  identity,
  talk,
  found,
  reasons: {
    photo_missing: 'there is no photo',
    photo_unclear: 'the photo does not show what the material is',
    composition_unclear: 'the composition is not clear',
    measures_wrong: 'the measures do not add up',
    category_wrong: 'it is in the wrong category',
    legal_route_unclear: 'it is not clear on what legal ground the material changes hands',
    waste: 'by law this is waste, and waste cannot change hands here',
    prohibited: 'this material cannot be offered here',
    brand_restricted: 'the brand does not allow it to be offered like this',
    duplicate: 'the same material is already in another lot',
    other: 'the staff explain it below',
  },
  decided: {
    approve: (parts) => ({
      subject: line`Published: ${parts.title}`,
      blocks: [
        ...say(line`The staff of ${parts.hub} have published “${parts.title}”.`),
        ...quote('The staff add:', parts.note),
        ...say(line`Everybody can find and claim it now. We write to you as soon as somebody does.`),
        ...say(line`It stays published until ${parts.availableUntil}.`, parts.availableUntil !== ''),
      ],
    }),
    request_changes: (parts) => ({
      subject: line`To be corrected: ${parts.title}`,
      blocks: [
        ...say(line`The staff of ${parts.hub} ask you to correct “${parts.title}”.`),
        ...because(parts),
        ...say(line`Correct it and send it again: the staff read it again. Until then it is not public.`),
      ],
    }),
    reject: (parts) => ({
      subject: line`Not published: ${parts.title}`,
      blocks: [
        ...say(line`The staff of ${parts.hub} have decided not to publish “${parts.title}”.`),
        ...because(parts),
        ...say(line`The lot is closed and not public.`),
        ...mistake(parts.hub),
      ],
    }),
    remove: (parts) => ({
      subject: line`Removed: ${parts.title}`,
      blocks: [
        ...say(line`The staff of ${parts.hub} have removed “${parts.title}”.`),
        ...because(parts),
        ...say(line`The lot is closed and no longer public.`),
        ...mistake(parts.hub),
      ],
    }),
  },
  claims: {
    claim_received: {
      giver: (parts) => ({
        subject: line`Claimed: ${parts.amount} of ${parts.title}`,
        blocks: [
          ...say(line`${parts.member} (${parts.claimant}) has claimed ${parts.amount} of “${parts.title}”.`),
          ...pieces(parts),
          ...quote('They write:', parts.note),
          ...(parts.pickup === null
            ? []
            : say(
                line`They fetch it by ${parts.until}. Where: ${parts.pickup.workshop}, ${parts.pickup.place}.`,
              )),
          ...say(
            line`Weigh it when it is fetched and enter the kilograms. If nobody comes it is free again, and we write to you.`,
          ),
        ],
      }),
    },
    claim_reserved: {
      claimant: (parts) => ({
        subject: line`Yours to fetch: ${parts.amount} of ${parts.title}`,
        blocks: [
          ...say(line`You have claimed ${parts.amount} of “${parts.title}”.`),
          ...pieces(parts),
          ...say(line`Fetch it by ${parts.until}.`),
          ...(parts.pickup === null
            ? []
            : say(line`Where: ${parts.pickup.workshop}, ${parts.pickup.place}.`)),
          ...say(line`You no longer need it? Cancel, so that others can claim it.`),
        ],
      }),
    },
    claim_cancelled: {
      giver: (parts) => ({
        subject: line`Claim cancelled: ${parts.title}`,
        blocks: [
          ...say(
            line`The claim of ${parts.claimant} (${parts.amount} of “${parts.title}”) has been cancelled.`,
          ),
          ...quote('The reason:', parts.reason),
          ...freeAgain(parts),
        ],
      }),
      claimant: (parts) => ({
        subject: line`Claim cancelled: ${parts.title}`,
        blocks: [
          ...say(line`Your claim of ${parts.amount} of “${parts.title}” has been cancelled.`),
          ...quote('The reason:', parts.reason),
          ...claimAgain(parts),
        ],
      }),
    },
    claim_lapsed: {
      giver: (parts) => ({
        subject: line`Not fetched: ${parts.amount} of ${parts.title}`,
        blocks: [
          ...say(
            line`${parts.claimant} had claimed ${parts.amount} of “${parts.title}” until ${parts.until}, and nobody came.`,
          ),
          ...freeAgain(parts),
        ],
      }),
      claimant: (parts) => ({
        subject: line`Claim lapsed: ${parts.title}`,
        blocks: [
          ...say(
            line`Your claim of ${parts.amount} of “${parts.title}” held until ${parts.until}. It was not fetched, and has lapsed.`,
          ),
          ...claimAgain(parts),
        ],
      }),
    },
    claim_no_show: {
      claimant: (parts) => ({
        subject: line`Marked as not fetched: ${parts.title}`,
        blocks: [
          ...say(
            line`Whoever offers “${parts.title}” has noted that you did not fetch what you had claimed (${parts.amount}). The claim is closed now.`,
          ),
          ...say(line`That is not what happened? Talk to the staff of ${parts.hub}.`),
        ],
      }),
    },
    claim_collected: {
      giver: (parts) => ({
        subject: line`Handed over: ${parts.mass} of ${parts.title}`,
        blocks: [
          ...say(line`${parts.mass} of “${parts.title}” went to ${parts.claimant}.`),
          ...say(
            line`Claimed: ${parts.amount}. The weight is recorded, there is nothing else you need to do.`,
          ),
        ],
      }),
      claimant: (parts) => ({
        subject: line`Fetched: ${parts.mass} of ${parts.title}`,
        blocks: [
          ...say(
            parts.giver === null
              ? line`You have fetched ${parts.mass} of “${parts.title}”.`
              : line`You have fetched ${parts.mass} of “${parts.title}” from ${parts.giver}.`,
          ),
          ...say(
            line`Claimed: ${parts.amount}. The weight is recorded, there is nothing else you need to do.`,
          ),
        ],
      }),
    },
  },
};
