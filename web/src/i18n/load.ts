import type { InterfaceLanguage } from '@scampolo/shared/domain/catalogue';
import type { Message, Namespace } from './translate.ts';

type Load = () => Promise<Readonly<Record<string, Message>>>;

const LOADERS: Readonly<Record<InterfaceLanguage, Readonly<Record<Namespace, Load>>>> = {
  it: {
    common: () => import('./it/common.ts').then((module) => module.common),
    listing: () => import('./it/listing.ts').then((module) => module.listing),
    post: () => import('./it/post.ts').then((module) => module.post),
    desk: () => import('./it/desk.ts').then((module) => module.desk),
    account: () => import('./it/account.ts').then((module) => module.account),
    errors: () => import('./it/errors.ts').then((module) => module.errors),
    issues: () => import('./it/issues.ts').then((module) => module.issues),
    exchange: () => import('./it/exchange.ts').then((module) => module.exchange),
    claim: () => import('./it/claim.ts').then((module) => module.claim),
    member: () => import('./it/member.ts').then((module) => module.member),
    settings: () => import('./it/settings.ts').then((module) => module.settings),
    workshop: () => import('./it/workshop.ts').then((module) => module.workshop),
    profile: () => import('./it/profile.ts').then((module) => module.profile),
    people: () => import('./it/people.ts').then((module) => module.people),
  },
  en: {
    common: () => import('./en/common.ts').then((module) => module.common),
    listing: () => import('./en/listing.ts').then((module) => module.listing),
    post: () => import('./en/post.ts').then((module) => module.post),
    desk: () => import('./en/desk.ts').then((module) => module.desk),
    account: () => import('./en/account.ts').then((module) => module.account),
    errors: () => import('./en/errors.ts').then((module) => module.errors),
    issues: () => import('./en/issues.ts').then((module) => module.issues),
    exchange: () => import('./en/exchange.ts').then((module) => module.exchange),
    claim: () => import('./en/claim.ts').then((module) => module.claim),
    member: () => import('./en/member.ts').then((module) => module.member),
    settings: () => import('./en/settings.ts').then((module) => module.settings),
    workshop: () => import('./en/workshop.ts').then((module) => module.workshop),
    profile: () => import('./en/profile.ts').then((module) => module.profile),
    people: () => import('./en/people.ts').then((module) => module.people),
  },
};

/** Loads the named parts of one language and merges them. */
export async function loadTexts(
  locale: InterfaceLanguage,
  parts: readonly Namespace[],
): Promise<Readonly<Record<string, Message>>> {
  const loaded = await Promise.all(parts.map((part) => LOADERS[locale][part]()));
  return Object.assign({}, ...loaded);
}
