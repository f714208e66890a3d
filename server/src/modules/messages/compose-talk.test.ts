import { NOTICE_STATUSES } from '@scampolo/shared/contract/notices';
import { INTERFACE_LANGUAGES, type InterfaceLanguage } from '@scampolo/shared/domain/catalogue';
import { describe, expect, test } from 'vitest';
import { type ComposedMail, composeMail } from './compose-mail.ts';
import type { MessageFacts, NoticeFacts, TalkFacts } from './facts.ts';
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
const CLAIM_ID = '0199d0c4-7a51-7c51-9d2b-6c8d0b6a1f10';

const OUTCOMES = NOTICE_STATUSES.filter((status) => status !== 'open');
const ABOUT = ['listing', 'workshop', 'message', 'wanted', 'page'] as const;

function message(
  locale: InterfaceLanguage,
  from: MessageFacts['from'],
  typed = 'Fresco di lana',
): MessageFacts {
  return {
    kind: 'message_received',
    locale,
    reader: 'Marta',
    hub: { name: 'Fab City Hub Milano' },
    claimId: CLAIM_ID,
    title: { typed, lang: 'it' },
    from,
    text: `Domani alle 10?\n${typed}`,
  };
}

function notice(locale: InterfaceLanguage, some: Partial<NoticeFacts> = {}): NoticeFacts {
  return {
    kind: 'notice_answered',
    locale,
    reader: 'Marta',
    hub: { name: 'Fab City Hub Milano' },
    about: 'listing',
    title: { typed: 'Fresco di lana', lang: 'it' },
    outcome: 'upheld',
    answer: 'Corretto, grazie.',
    ...some,
  };
}

/** Every mail about messages and notices in one language, with what people typed given. */
function every(locale: InterfaceLanguage, typed = 'Fresco di lana'): [string, TalkFacts][] {
  return [
    ['from a known side', message(locale, { side: 'giver', workshop: typed, member: typed }, typed)],
    ['from a hidden giver', message(locale, { side: 'giver', workshop: null, member: null }, typed)],
    ['from the hub', message(locale, { side: 'hub', workshop: 'Fab City Hub Milano', member: null }, typed)],
    ...OUTCOMES.flatMap((outcome) => [
      [`${outcome}, titled`, notice(locale, { outcome, title: { typed }, answer: typed })] as [
        string,
        TalkFacts,
      ],
      ...ABOUT.map((about): [string, TalkFacts] => [
        `${outcome}, ${about}, by nobody known`,
        notice(locale, {
          outcome,
          about,
          title: null,
          reader: null,
          hub: about === 'page' ? null : { name: 'Hub' },
        }),
      ]),
    ]),
  ];
}

function compose(facts: TalkFacts): ComposedMail {
  const mail = composeMail(facts, URL_BASE);
  if (!mail) throw new Error(`nothing to say: ${facts.kind}`);
  return mail;
}

describe.each(INTERFACE_LANGUAGES)('in %s', (locale) => {
  test.each(every(locale))('%s is a sound mail in the reader’s language', (_name, facts) => {
    const mail = compose(facts);
    expectLoadsNothing(mail);
    expectNoGaps(mail);
    expectNoGreenClaims(mail);
    expectSameWords(mail);
    expect(mail.html).toContain(`<html lang="${locale}">`);
    const hello = locale === 'it' ? 'Ciao' : 'Hello';
    expect(mail.text.startsWith(facts.reader === null ? `${hello},` : `${hello} Marta,`)).toBe(true);
  });

  test('each says something of its own', () => {
    const texts = every(locale).map(([, facts]) => compose(facts).text);
    expect(new Set(texts).size).toBe(texts.length);
  });
});

test('a message carries its words and leads to the claim', () => {
  const mail = compose(message('it', { side: 'claimant', workshop: 'Riva Cappotti', member: 'Ada Riva' }));
  expect(mail.subject).toBe('Un messaggio su Fresco di lana');
  expect(mail.text).toContain('Ada Riva (Riva Cappotti) ti scrive a proposito di «Fresco di lana».');
  expect(mail.text).toContain('> Domani alle 10?\n');
  expect(linksOf(mail).text).toEqual([`${URL_BASE}/claims/${CLAIM_ID}`]);
});

test('an answer says what was decided; who has no account gets no link', () => {
  const mail = compose(notice('en', { outcome: 'dismissed' }));
  expect(mail.text).toContain('The notice was not upheld.');
  expect(linksOf(mail).text).toEqual([`${URL_BASE}/me/notices`]);
  expect(linksOf(compose(notice('en', { reader: null, title: null }))).text).toEqual([]);
});

test.each(HOSTILE)('what people typed is shown as it is and does nothing: %j', (hostile) => {
  for (const locale of INTERFACE_LANGUAGES) {
    for (const [, facts] of every(locale, hostile)) expectHarmless(compose(facts), URL_BASE);
  }
});
