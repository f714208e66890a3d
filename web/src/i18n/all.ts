import type { InterfaceLanguage } from '@scampolo/shared/domain/catalogue';
import { account as accountEn } from './en/account.ts';
import { claim as claimEn } from './en/claim.ts';
import { common as commonEn } from './en/common.ts';
import { desk as deskEn } from './en/desk.ts';
import { errors as errorsEn } from './en/errors.ts';
import { exchange as exchangeEn } from './en/exchange.ts';
import { issues as issuesEn } from './en/issues.ts';
import { listing as listingEn } from './en/listing.ts';
import { member as memberEn } from './en/member.ts';
import { people as peopleEn } from './en/people.ts';
import { post as postEn } from './en/post.ts';
import { profile as profileEn } from './en/profile.ts';
import { settings as settingsEn } from './en/settings.ts';
import { workshop as workshopEn } from './en/workshop.ts';
import { account } from './it/account.ts';
import { claim } from './it/claim.ts';
import { common } from './it/common.ts';
import { desk } from './it/desk.ts';
import { errors } from './it/errors.ts';
import { exchange } from './it/exchange.ts';
import { issues } from './it/issues.ts';
import { listing } from './it/listing.ts';
import { member } from './it/member.ts';
import { people } from './it/people.ts';
import { post } from './it/post.ts';
import { profile } from './it/profile.ts';
import { settings } from './it/settings.ts';
import { workshop } from './it/workshop.ts';
import type { Message } from './translate.ts';

/** Every text of every language: for the server and for tests, never for the browser. */
export const ALL_TEXTS: Readonly<Record<InterfaceLanguage, Readonly<Record<string, Message>>>> = {
  it: {
    ...common,
    ...listing,
    ...post,
    ...desk,
    ...account,
    ...errors,
    ...issues,
    ...exchange,
    ...claim,
    ...member,
    ...settings,
    ...workshop,
    ...profile,
    ...people,
  },
  en: {
    ...commonEn,
    ...listingEn,
    ...postEn,
    ...deskEn,
    ...accountEn,
    ...errorsEn,
    ...issuesEn,
    ...exchangeEn,
    ...claimEn,
    ...memberEn,
    ...settingsEn,
    ...workshopEn,
    ...profileEn,
    ...peopleEn,
  },
};
