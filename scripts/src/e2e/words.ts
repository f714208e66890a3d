import { account as accountEn } from '../../../web/src/i18n/en/account.ts';
import { common as commonEn } from '../../../web/src/i18n/en/common.ts';
import { desk as deskEn } from '../../../web/src/i18n/en/desk.ts';
import { listing as listingEn } from '../../../web/src/i18n/en/listing.ts';
import { post as postEn } from '../../../web/src/i18n/en/post.ts';
import { account as accountIt } from '../../../web/src/i18n/it/account.ts';
import { common as commonIt } from '../../../web/src/i18n/it/common.ts';
import { desk as deskIt } from '../../../web/src/i18n/it/desk.ts';
import { listing as listingIt } from '../../../web/src/i18n/it/listing.ts';
import { post as postIt } from '../../../web/src/i18n/it/post.ts';

const catalogues: Readonly<Record<'it' | 'en', Readonly<Record<string, unknown>>>> = {
  it: { ...accountIt, ...commonIt, ...deskIt, ...listingIt, ...postIt },
  en: { ...accountEn, ...commonEn, ...deskEn, ...listingEn, ...postEn },
};

/** Finds what a page says for a key, with `{name}` filled in: tests press what people read. */
export function wordsIn(locale: 'it' | 'en') {
  return (key: string, params: Readonly<Record<string, string>> = {}): string => {
    const text = catalogues[locale][key];
    if (typeof text !== 'string') throw new Error(`there is no text ${key} in ${locale}`);
    return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');
  };
}
