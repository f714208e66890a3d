import type { HubFacts } from '@scampolo/db/seed/hubs';
import type { TokenMint } from '../identity/tokens.ts';
import type {
  AccountFacts,
  ExportFacts,
  InvitationFacts,
  LinkFacts,
  LinkMail,
  WorkshopFacts,
} from './facts.ts';
import type { InvitationMail, LinkRecord, ToldExport, ToldWorkshop } from './identity-repository.ts';
import type { Reader } from './repository.ts';

/** Each opened by a token of its kind. */
const TOKEN_USES = {
  confirm_address: 'confirm',
  change_address: 'confirm',
  sign_in: 'sign_in',
  reset_password: 'reset',
} as const;

/**
 * What the mail to a link's address says now, or null when there is nothing to say any more.
 * @param taken another confirmed account has the address
 */
export function linkFacts(link: LinkRecord, taken: boolean, tokens: TokenMint): LinkFacts | null {
  const says = linkMailOf(link, taken);
  if (says === null) return null;
  const { id, locale, member } = link;
  const use = says in TOKEN_USES ? TOKEN_USES[says as keyof typeof TOKEN_USES] : null;
  // Only who has confirmed an address chose the name that they are greeted with there.
  const known =
    member !== null && ['sign_in', 'reset_password', 'suspended', 'address_changed'].includes(says);
  return {
    kind: 'mailed_link',
    says,
    locale,
    reader: known ? member.name : null,
    token: use && tokens.linkToken(use, id),
  };
}

function linkMailOf({ purpose, open, member }: LinkRecord, taken: boolean): LinkMail | null {
  if (purpose === 'account_deleted') return purpose;
  if (purpose === 'address_changed') return member ? purpose : null;
  if (!open) return null;
  if (purpose === 'sign_in' || purpose === 'reset_password') {
    if (member === null) return 'no_account';
    return member.suspended ? 'suspended' : purpose;
  }
  if (member === null || member.suspended) return null;
  return taken ? 'address_known' : purpose;
}

/** What a mail about the reader's account says, or null when it is no longer so. */
export function accountFacts(kind: AccountFacts['kind'], reader: Reader): AccountFacts | null {
  const untrue =
    (kind === 'member_suspended' && !reader.suspended) || (kind === 'member_restored' && reader.suspended);
  if (untrue) return null;
  const note = kind === 'member_suspended' ? reader.suspensionNote : '';
  return { kind, locale: reader.locale, reader: reader.name, note };
}

/** What a mail about a workshop says, or null when the reader no longer belongs to it. */
export function workshopFacts(
  kind: WorkshopFacts['kind'],
  workshop: ToldWorkshop | null,
  reader: Reader,
  hubs: ReadonlyMap<string, HubFacts>,
): WorkshopFacts | null {
  if (!workshop || !reader.workshopIds.includes(workshop.id)) return null;
  const { id, name, trust, trustNote, hub, colleague } = workshop;
  if (kind === 'colleague_joined' && colleague === null) return null;
  return {
    kind,
    locale: reader.locale,
    reader: reader.name,
    hub: { name: hubs.get(hub)?.name ?? hub },
    workshop: { id, name, trust, trustNote },
    colleague: colleague ?? '',
  };
}

/** What a mail about a finished export says, or null when it is somebody else's or gone. */
export function exportFacts(found: ToldExport | null, reader: Reader, timeZone: string): ExportFacts | null {
  if (!found || found.memberId !== reader.memberId || found.expiresAt === null) return null;
  const { locale, name } = reader;
  return { kind: 'export_ready', locale, reader: name, hub: { timeZone }, until: found.expiresAt };
}

/** What the mail to somebody invited says, or null when the invitation can no longer be accepted. */
export function invitationFacts(
  invitation: InvitationMail,
  hubs: ReadonlyMap<string, HubFacts>,
  tokens: TokenMint,
): InvitationFacts | null {
  if (!invitation.open) return null;
  const { id, locale, role, workshop, hub, invitedBy } = invitation;
  return {
    kind: 'invitation',
    locale,
    role,
    workshop: workshop ?? '',
    hub: hub === null ? '' : (hubs.get(hub)?.name ?? hub),
    invitedBy,
    token: tokens.linkToken('invitation', id),
  };
}
