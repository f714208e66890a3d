import { removeWantedBody } from '@scampolo/shared/contract/wanted';
import { INTERFACE_LANGUAGES, type InterfaceLanguage } from '@scampolo/shared/domain/catalogue';
import { describe, expect, test } from 'vitest';
import { messageOf } from '../../infra/mailer/message.ts';
import { type ComposedMail, composeMail } from './compose-mail.ts';
import type { FoundFacts, FoundLot, FoundSearch, LotsFoundFacts } from './facts.ts';
import {
  expectHarmless,
  expectLoadsNothing,
  expectNoGaps,
  expectNoGreenClaims,
  expectSameWords,
  HOSTILE,
  linksOf,
} from './testing/sound-mail.ts';

const URL_BASE = 'https://scampolo.example.org';
const TOKEN = '0199d0c4-7a51-7c51-9d2b-6c8d0b6a1f10.abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG';

function lot(changes: Partial<FoundLot> = {}): FoundLot {
  return {
    ...{ id: '0199d0c4-7a51-7c51-9d2b-6c8d0b6a1f11', title: 'Fresco di lana', locale: 'it', hub: 'Milano' },
    ...{ amount: { value: 12.5, unit: 'm' }, priceKind: 'gift', price: null },
    ...changes,
  };
}

function search(changes: Partial<FoundSearch> = {}): FoundSearch {
  return { kind: 'saved', name: 'Lana blu', path: '/?q=lana+blu', lots: [lot()], more: 0, ...changes };
}

function facts(locale: InterfaceLanguage, searches: FoundSearch[] = [search()]): LotsFoundFacts {
  const scope = searches.length === 1 ? 'search' : 'daily';
  return { kind: 'lots_found', locale, reader: 'Marta', searches, unsubscribe: { scope, token: TOKEN } };
}

function compose(about: FoundFacts): ComposedMail {
  const mail = composeMail(about, URL_BASE);
  if (mail === null) throw new Error('nothing was written');
  return mail;
}

const price = { value: 8, currency: 'EUR', per: 'm' } as const;
const many = [
  search({ lots: [lot(), lot({ priceKind: 'price', price }), lot({ amount: null })], more: 4 }),
  search({
    kind: 'wanted',
    name: 'Cerco velluto',
    path: '/wanted/7',
    lots: [lot({ priceKind: 'swap' })],
    more: 1,
  }),
];

describe.each(INTERFACE_LANGUAGES)('mails about findings in %s', (locale) => {
  const mails = [
    ...[facts(locale), facts(locale, [search({ more: 1 })]), facts(locale, many)],
    ...removeWantedBody.shape.reason.options.map((reason) => ({
      ...({
        kind: 'wanted_removed',
        locale,
        reader: 'Marta',
        hub: { name: 'Fab City Hub Milano' },
        reason,
      } as const),
      title: { typed: 'Cerco velluto', lang: 'it' },
    })),
  ].map(compose);

  test('say the same in text and HTML, load nothing and leave no gap', () => {
    for (const mail of mails) {
      expectSameWords(mail);
      expectLoadsNothing(mail);
      expectNoGaps(mail);
      expectNoGreenClaims(mail);
      expectHarmless(mail, URL_BASE);
    }
  });

  test('stay harmless whatever somebody typed', () => {
    for (const typed of HOSTILE) {
      expectHarmless(
        compose(facts(locale, [search({ name: typed, lots: [lot({ title: typed })] })])),
        URL_BASE,
      );
    }
  });
});

test('the mail about one lot is named after it, and says how much, where and for what', () => {
  const mail = compose(facts('it', [search({ lots: [lot({ priceKind: 'price', price })] })]));
  expect(mail.subject).toBe('Nuovo: Fresco di lana');
  expect(mail.text).toContain('Fresco di lana (12,5\u00a0m, Milano, 8,00\u00a0€ al metro)');
  expect(compose(facts('en', many)).subject).toBe('9 new lots for your searches');
});

test('the mail links to each lot, to what was searched, and to its own end, last', () => {
  const { text, html } = linksOf(compose(facts('en', many)));
  expect(html).toEqual(text);
  expect(html.filter((link) => link.includes('/listings/'))).toHaveLength(4);
  expect(html).toContain(`${URL_BASE}/?q=lana+blu`);
  expect(html).toContain(`${URL_BASE}/wanted/7`);
  expect(html.at(-1)).toBe(`${URL_BASE}/unsubscribe/${TOKEN}`);
});

test('the mail can be ended by a mail program, and others cannot', () => {
  const mail = { ...compose(facts('it')), to: 'marta@example.org' };
  expect(messageOf(mail, 'Scampolo <a@example.org>').headers).toEqual({
    'Auto-Submitted': 'auto-generated',
    'List-Unsubscribe': `<${URL_BASE}/api/v1/unsubscribe/${TOKEN}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  });
  const { unsubscribeUrl: _, ...other } = mail;
  expect(messageOf(other, 'Scampolo <a@example.org>').headers).toEqual({
    'Auto-Submitted': 'auto-generated',
  });
});
