import { LISTING_FOLDERS, NEED_KINDS, NEWS_KINDS } from '@scampolo/shared/contract/desk';
import {
  INVITATION_ROLES,
  TRUST_LEVELS,
  WORKSHOP_KINDS,
  WORKSHOP_ROLES,
} from '@scampolo/shared/contract/identity';
import { REASON_CODES } from '@scampolo/shared/contract/moderation';
import { NOTICE_REASONS, NOTICE_STATUSES } from '@scampolo/shared/contract/notices';
import { CADENCES } from '@scampolo/shared/contract/saved-searches';
import { FACETS, SEARCH_SORTS } from '@scampolo/shared/contract/search';
import { removeWantedBody, WANTED_STATUSES } from '@scampolo/shared/contract/wanted';
import { INTERFACE_LANGUAGES, LANGUAGES } from '@scampolo/shared/domain/catalogue';
import {
  COMPOSITION_PARTS,
  COMPOSITION_SOURCES,
  LEGAL_ROUTES,
  PICKUP_KINDS,
  PRICE_KINDS,
} from '@scampolo/shared/domain/listing';
import { UNITS } from '@scampolo/shared/domain/quantity';
import { CLAIM_STATUSES, LISTING_STATUSES } from '@scampolo/shared/domain/states';
import { ERROR_CODES } from '@scampolo/shared/errors';
import { describe, expect, it } from 'vitest';
import { ALL_TEXTS, OWN_TEXTS } from './all.ts';
import type { Message } from './translate.ts';

/** The rules an issue can name: those of the domain, of the contract's refinements and of the server's own mapping. */
const ISSUE_CODES = [
  'required',
  'unknown_code',
  'unknown_field',
  'wrong_type',
  'wrong_format',
  'invalid',
  'too_short',
  'too_long',
  'too_many',
  'out_of_range',
  'not_a_step',
  'duplicate',
  'composition_sum',
  'unit_mismatch',
  'mark_defect',
  'mark_nowhere',
  'pieces_total',
  'waste_refused',
  'unexpected',
  'not_offered',
  'banned_name',
  'waste_code',
  'leather_word',
  'waste_word',
  'green_claim',
  'untypical',
  'mass_mismatch',
  'control_character',
  'markup',
  'malformed',
  'wrong_password',
  'too_common',
  'vat_invalid',
  'overlaps',
  'out_of_order',
];

/** Keys that are made from codes, which no type checks. */
const FROM_CODES: readonly [prefix: string, codes: readonly string[], suffix?: string][] = [
  ['error', Object.keys(ERROR_CODES)],
  ['issue', ISSUE_CODES],
  ['status', LISTING_STATUSES],
  ['claimStatus', CLAIM_STATUSES],
  ['reason', REASON_CODES],
  ['reason', REASON_CODES.filter((code) => code !== 'other'), '.text'],
  ['route', LEGAL_ROUTES],
  ['route', LEGAL_ROUTES, '.why'],
  ['routeChoice', [...LEGAL_ROUTES, 'waste'], '.why'],
  ['priceKind', PRICE_KINDS],
  ['kind', WORKSHOP_KINDS],
  ['part', COMPOSITION_PARTS],
  ['source', COMPOSITION_SOURCES],
  ['pickup', PICKUP_KINDS],
  ['per', [...UNITS, 'lot']],
  ['unit', UNITS],
  ['facet', FACETS],
  ['sort', SEARCH_SORTS],
  ['role', WORKSHOP_ROLES],
  ['trust', TRUST_LEVELS],
  ['trust', TRUST_LEVELS, '.why'],
  ['join', INVITATION_ROLES],
  ['join', INVITATION_ROLES, 'What'],
  ['delete', ['closes', 'stays', 'hand_over']],
  ['noticeReason', NOTICE_REASONS],
  ['noticeStatus', NOTICE_STATUSES],
  ['cadence', CADENCES],
  ['searches.savedWhy', CADENCES],
  ['wantedStatus', WANTED_STATUSES],
  ['wantedReason', removeWantedBody.shape.reason.options],
  ['need', NEED_KINDS],
  ['need', ['fetch', 'unread'], '.hidden'],
  ['news', NEWS_KINDS],
  ['folder', ['all', ...LISTING_FOLDERS]],
  ['talk.hidden', WORKSHOP_KINDS],
  ['hours', ['noDay', 'noTime', 'backwards', 'overlap']],
];

describe.each(INTERFACE_LANGUAGES)('the texts in %s', (language) => {
  const texts = ALL_TEXTS[language];

  it('have the same keys as the other language', () => {
    const other = ALL_TEXTS[language === 'it' ? 'en' : 'it'];
    expect(Object.keys(texts).sort()).toEqual(Object.keys(other).sort());
  });

  it.each(FROM_CODES)('name every code of %s', (prefix, codes, suffix = '') => {
    const missing = codes.filter((code) => texts[`${prefix}.${code}${suffix}`] === undefined);
    expect(missing).toEqual([]);
  });

  it('ask for the same values as the other language', () => {
    const other = ALL_TEXTS[language === 'it' ? 'en' : 'it'];
    const uneven = Object.keys(texts).filter(
      (key) => placeholders(texts[key]).join() !== placeholders(other[key]).join(),
    );
    expect(uneven).toEqual([]);
  });

  it('never promise to save the planet', () => {
    const promise = /\b(eco\w*|green\w*|sustainab\w*|sostenib\w*|verde|pianeta|planet|ambiente)\b/i;
    const found = Object.entries(texts).filter(([, text]) => forms(text).some((one) => promise.test(one)));
    expect(found).toEqual([]);
  });
});

const prepared = LANGUAGES.filter((language) => !INTERFACE_LANGUAGES.some((one) => one === language));

describe.each(prepared)('the texts in %s, which need not be complete', (language) => {
  const own = Object.entries(OWN_TEXTS[language]);

  it('are texts that the pages have', () => {
    expect(own.filter(([key]) => ALL_TEXTS.en[key] === undefined)).toEqual([]);
  });

  it('ask for the same values as the English ones', () => {
    const uneven = own.filter(
      ([key, text]) => placeholders(text).join() !== placeholders(ALL_TEXTS.en[key]).join(),
    );
    expect(uneven).toEqual([]);
  });

  it('have forms by number where the English ones do, in the categories of the language', () => {
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
    const wrong = own.filter(([key, text]) => {
      if (typeof text === 'string') return typeof ALL_TEXTS.en[key] !== 'string';
      return Object.keys(text).some((category) => !pluralCategories.some((one) => one === category));
    });
    expect(wrong).toEqual([]);
  });

  it('leave what is missing to English', () => {
    const missing = Object.keys(ALL_TEXTS.en).filter((key) => ALL_TEXTS[language][key] === undefined);
    expect(missing).toEqual([]);
  });
});

function forms(message: Message | undefined): string[] {
  return message === undefined ? [] : typeof message === 'string' ? [message] : Object.values(message);
}

function placeholders(message: Message | undefined): string[] {
  const names = forms(message).flatMap((text) =>
    [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''),
  );
  return [...new Set(names)].sort();
}
