import type { InterfaceLanguage } from '@scampolo/shared/domain/catalogue';
import { account as accountEn } from './en/account.ts';
import { common as commonEn } from './en/common.ts';
import { desk as deskEn } from './en/desk.ts';
import { errors as errorsEn } from './en/errors.ts';
import { exchange as exchangeEn } from './en/exchange.ts';
import { issues as issuesEn } from './en/issues.ts';
import { listing as listingEn } from './en/listing.ts';
import { post as postEn } from './en/post.ts';
import { account } from './it/account.ts';
import { common } from './it/common.ts';
import { desk } from './it/desk.ts';
import { errors } from './it/errors.ts';
import { exchange } from './it/exchange.ts';
import { issues } from './it/issues.ts';
import { listing } from './it/listing.ts';
import { post } from './it/post.ts';
import type { Message } from './translate.ts';

/** Every text of every language: for the server and for tests, never for the browser. */
export const ALL_TEXTS: Readonly<Record<InterfaceLanguage, Readonly<Record<string, Message>>>> = {
  it: { ...common, ...listing, ...post, ...desk, ...account, ...errors, ...issues, ...exchange },
  en: {
    ...commonEn,
    ...listingEn,
    ...postEn,
    ...deskEn,
    ...accountEn,
    ...errorsEn,
    ...issuesEn,
    ...exchangeEn,
  },
};
