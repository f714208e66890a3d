import { INVITATION_ROLES, TRUST_LEVELS } from '@scampolo/shared/contract/identity';
import { PAGE_PATHS } from '@scampolo/shared/contract/pages';
import { INTERFACE_LANGUAGES, type InterfaceLanguage } from '@scampolo/shared/domain/catalogue';
import { describe, expect, test } from 'vitest';
import { type ComposedMail, composeMail } from './compose-mail.ts';
import { type IdentityFacts, LINK_MAILS, type LinkFacts, type LinkMail } from './facts.ts';
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
const TOKEN = '0199d0c4-7a51-7c51-9d2b-6c8d0b6a1f10.AbCdEfGhIjKlMnOpQrStUvWxYz-_0123456789abcdE';
const WORKSHOP_ID = '0199d0c4-7a51-7c51-9d2b-6c8d0b6a1f11';
const WITH_TOKEN: readonly LinkMail[] = ['confirm_address', 'change_address', 'sign_in', 'reset_password'];
const TO_STRANGERS: readonly LinkMail[] = [
  'confirm_address',
  'change_address',
  'address_known',
  'no_account',
  'account_deleted',
];

/** Every mail about accounts, workshops and invitations in one language, with what people typed given. */
function every(locale: InterfaceLanguage, typed: string): [string, IdentityFacts][] {
  const reader = typed;
  const workshop = { id: WORKSHOP_ID, name: typed, trust: 'new', trustNote: typed } as const;
  const ofWorkshop = { locale, reader, hub: { name: 'Fab City Hub Milano' }, colleague: typed };
  const invited = { kind: 'invitation', locale, hub: 'Fab City Hub Milano', token: TOKEN } as const;
  return [
    ...LINK_MAILS.map((says): [string, LinkFacts] => [says, link(says, locale, typed)]),
    ...(['password_changed', 'member_suspended', 'member_restored'] as const).map(
      (kind): [string, IdentityFacts] => [kind, { kind, locale, reader, note: typed }],
    ),
    ...(['colleague_joined', 'workshop_received'] as const).map((kind): [string, IdentityFacts] => [
      kind,
      { ...ofWorkshop, kind, workshop },
    ]),
    ...TRUST_LEVELS.map((trust): [string, IdentityFacts] => [
      `trust_changed ${trust}`,
      { ...ofWorkshop, kind: 'trust_changed', workshop: { ...workshop, trust } },
    ]),
    [
      'export_ready',
      {
        kind: 'export_ready',
        locale,
        reader,
        hub: { timeZone: 'Europe/Rome' },
        until: new Date('2026-05-31T22:30Z'),
      },
    ],
    ...INVITATION_ROLES.flatMap((role) =>
      [typed, null].map((invitedBy): [string, IdentityFacts] => [
        `invitation ${role}${invitedBy === null ? ' by command' : ''}`,
        { ...invited, role, invitedBy, workshop: role === 'colleague' ? typed : '' },
      ]),
    ),
  ];
}

function link(says: LinkMail, locale: InterfaceLanguage, name: string): LinkFacts {
  return {
    kind: 'mailed_link',
    says,
    locale,
    reader: TO_STRANGERS.includes(says) ? null : name,
    token: WITH_TOKEN.includes(says) ? TOKEN : null,
  };
}

function compose(facts: IdentityFacts): ComposedMail {
  const mail = composeMail(facts, URL_BASE);
  if (!mail) throw new Error(`nothing to say: ${facts.kind}`);
  return mail;
}

const PATHS = `${PAGE_PATHS.confirm}#T ${PAGE_PATHS.link}#T ${PAGE_PATHS.reset}#T ${PAGE_PATHS.join}#T
  ${PAGE_PATHS['sign-in']} ${PAGE_PATHS['sign-up']} ${PAGE_PATHS.reset} ${PAGE_PATHS.account}
  ${PAGE_PATHS['my-listings']} ${PAGE_PATHS['workshop-edit'].replace(':id', WORKSHOP_ID)}`.split(/\s+/);

describe.each(INTERFACE_LANGUAGES)('in %s', (locale) => {
  describe.each(every(locale, 'Marta'))('%s', (_name, facts) => {
    const mail = compose(facts);

    test('has one link at most, to a page of the exchange, the same in both parts', () => {
      const { text, html } = linksOf(mail);
      expect(html).toEqual(text);
      expect(text.length).toBeLessThanOrEqual(1);
      for (const one of text) expect(PATHS).toContain(one.replace(URL_BASE, '').replace(TOKEN, 'T'));
    });

    test('names nobody in its subject', () => expect(mail.subject).not.toContain('Marta'));

    test('loads nothing, leaves no gap, claims nothing, and says the same in HTML as in text', () => {
      expectLoadsNothing(mail);
      expectNoGaps(mail);
      expectNoGreenClaims(mail);
      expectSameWords(mail);
      expect(mail.text).not.toContain('!');
    });

    test('is written in the reader’s language', () => {
      expect(mail.html).toContain(`<html lang="${locale}">`);
      const hello = locale === 'it' ? 'Ciao' : 'Hello';
      const known = 'reader' in facts && facts.reader !== null;
      expect(mail.text.startsWith(known ? `${hello} Marta,` : `${hello},`)).toBe(true);
    });
  });

  test('each says something of its own', () => {
    const texts = every(locale, 'Marta').map(([, facts]) => compose(facts).text);
    expect(new Set(texts).size).toBe(texts.length);
  });
});

test.each(WITH_TOKEN)('%s carries its secret behind the #, which no server is sent', (says) => {
  const [url = ''] = linksOf(compose(link(says, 'it', 'Marta'))).text;
  expect(new URL(url).hash).toBe(`#${TOKEN}`);
  expect(new URL(url).search).toBe('');
});

test.each(TO_STRANGERS)('%s says nothing that somebody typed: its reader may be a stranger', (says) => {
  const facts = link(says, 'it', 'Marta');
  expect(compose(facts).text).toBe(compose({ ...facts, reader: null }).text);
});

test('a suspension says why', () => {
  const facts = {
    kind: 'member_suspended',
    locale: 'it',
    reader: 'Marta',
    note: 'Tre lotti di pelle\nvenduti come lana.',
  } as const;
  expect(compose(facts).text).toContain('Il motivo:\n> Tre lotti di pelle\n> venduti come lana.\n');
});

test('a copy can be fetched until a day in the hub’s own time', () => {
  const facts = {
    kind: 'export_ready',
    locale: 'en',
    reader: 'Marta',
    hub: { timeZone: 'Europe/Rome' },
    until: new Date('2026-05-31T22:30:00Z'),
  } as const;
  expect(compose(facts).text).toContain('until Monday, 1 June 2026');
});

test.each(HOSTILE)('what people typed is shown as it is and does nothing: %j', (hostile) => {
  for (const locale of INTERFACE_LANGUAGES) {
    for (const [, facts] of every(locale, hostile)) expectHarmless(compose(facts), URL_BASE);
  }
});
