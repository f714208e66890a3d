import { PAGE_PATHS } from '@scampolo/shared/contract/pages';
import type { IdentityFacts, InvitationFacts, LinkFacts, LinkMail, WorkshopFacts } from './facts.ts';
import { formatDay } from './format.ts';
import type { Letter } from './letter.ts';
import type { IdentityText } from './words/identity-words.ts';
import type { MailWords } from './words/words.ts';

/** The page that each mail about a link opens; null for none. */
const LINK_PAGES: Readonly<Record<LinkMail, string | null>> = {
  confirm_address: PAGE_PATHS.confirm,
  change_address: PAGE_PATHS.confirm,
  sign_in: PAGE_PATHS.link,
  reset_password: PAGE_PATHS.reset,
  address_known: PAGE_PATHS['sign-in'],
  no_account: PAGE_PATHS['sign-up'],
  suspended: null,
  address_changed: null,
  account_deleted: null,
};

/** The mail about an account, a workshop or an invitation. Secrets go into the fragment, which no server is ever sent. */
export function writeIdentity(facts: IdentityFacts, words: MailWords): Letter {
  const { text, path, footer } = contentOf(facts, words);
  const reader = 'reader' in facts ? facts.reader : null;
  return {
    locale: facts.locale,
    subject: text.subject,
    blocks: text.blocks,
    greeting: reader === null ? words.identity.greeting : words.greeting({ typed: reader }),
    link: text.open === null || path === null ? null : { label: text.open, path },
    footer,
  };
}

interface Content {
  text: IdentityText;
  path: string | null;
  footer: string;
}

function contentOf(facts: IdentityFacts, words: MailWords): Content {
  const { identity } = words;
  switch (facts.kind) {
    case 'mailed_link': {
      const footer = facts.reader === null ? identity.footers.address : identity.footers.account;
      return { text: identity.links[facts.says], path: linkPath(facts), footer };
    }
    case 'invitation':
      return {
        text: writeInvitation(facts, words),
        path: `${PAGE_PATHS.join}#${facts.token}`,
        footer: identity.footers.address,
      };
    case 'export_ready': {
      const until = formatDay(facts.until, facts.hub.timeZone, facts.locale);
      return {
        text: identity.exportReady(until),
        path: PAGE_PATHS.account,
        footer: identity.footers.account,
      };
    }
    case 'password_changed':
      return { text: identity.passwordChanged, path: PAGE_PATHS.reset, footer: identity.footers.account };
    case 'member_suspended':
      return { text: identity.suspended(facts.note), path: null, footer: identity.footers.account };
    case 'member_restored':
      return { text: identity.restored, path: PAGE_PATHS['sign-in'], footer: identity.footers.account };
    default:
      return {
        text: writeWorkshop(facts, words),
        path: workshopPath(facts),
        footer: words.footer(facts.hub.name),
      };
  }
}

function linkPath({ says, token }: LinkFacts): string | null {
  const page = LINK_PAGES[says];
  return page === null || token === null ? page : `${page}#${token}`;
}

function writeInvitation(facts: InvitationFacts, { identity }: MailWords): IdentityText {
  const invitedBy = facts.invitedBy === null ? null : { typed: facts.invitedBy };
  return identity.invited[facts.role]({ workshop: { typed: facts.workshop }, hub: facts.hub, invitedBy });
}

function writeWorkshop(facts: WorkshopFacts, { identity }: MailWords): IdentityText {
  const parts = {
    workshop: { typed: facts.workshop.name },
    hub: facts.hub.name,
    colleague: { typed: facts.colleague },
    note: facts.workshop.trustNote,
  };
  if (facts.kind === 'trust_changed') return identity.trust[facts.workshop.trust](parts);
  return facts.kind === 'colleague_joined' ? identity.joined(parts) : identity.received(parts);
}

function workshopPath({ kind, workshop }: WorkshopFacts): string {
  if (kind === 'trust_changed') return PAGE_PATHS['my-listings'];
  return PAGE_PATHS['workshop-edit'].replace(':id', encodeURIComponent(workshop.id));
}
