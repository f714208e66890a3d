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
