import { DECISION_ACTIONS, REASON_CODES } from '@scampolo/shared/contract/moderation';
import { INTERFACE_LANGUAGES } from '@scampolo/shared/domain/catalogue';
import { describe, expect, test } from 'vitest';
import { MAIL_KINDS } from '../../jobs/mail-job.ts';
import { type ComposedMail, composeMail } from './compose-mail.ts';
import type { ClaimFacts, ClaimMailKind, DecisionFacts, MailFacts } from './facts.ts';
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
const LISTING_ID = '0199d0c4-7a51-7c51-9d2b-6c8d0b6a1f10';
const TITLE = 'Fresco di lana, fine pezza';
const CLAIM_KINDS = MAIL_KINDS.filter((kind): kind is ClaimMailKind => kind.startsWith('claim_'));
const TOLD: Readonly<Record<ClaimMailKind, readonly ClaimFacts['side'][]>> = {
  claim_received: ['giver'],
  claim_reserved: ['claimant'],
  claim_cancelled: ['giver', 'claimant'],
  claim_lapsed: ['giver', 'claimant'],
  claim_no_show: ['claimant'],
  claim_collected: ['giver', 'claimant'],
};

const common = {
  locale: 'it',
  reader: 'Marta',
  hub: { name: 'Fab City Hub Milano', timeZone: 'Europe/Rome' },
  listing: { id: LISTING_ID, title: TITLE, locale: 'it', open: true },
} as const;

function decision(some: Partial<DecisionFacts> = {}): DecisionFacts {
  return {
    ...common,
    kind: 'listing_decided',
    action: 'approve',
    reason: null,
    note: '',
    availableUntil: null,
    ...some,
  };
}

function claim(some: Partial<ClaimFacts> = {}): ClaimFacts {
  const kind = some.kind ?? 'claim_reserved';
  const holds = kind === 'claim_received' || kind === 'claim_reserved';
  return {
    ...common,
    kind,
    side: TOLD[kind][0] ?? 'giver',
    amount: { value: 2.5, unit: 'm' },
    pieces: [],
    reservedUntil: new Date('2026-03-03T17:00:00Z'),
    claimant: { workshop: 'Sartoria Futuro', member: 'Ines Riva' },
    pickup: holds ? { workshop: 'Atelier Naviglio', place: 'via Tortona 5, scala B' } : null,
    giver: holds ? 'Atelier Naviglio' : null,
    note: '',
    reason: '',
    massG: kind === 'claim_collected' ? 1250 : 0,
    ...some,
  };
}

function compose(facts: MailFacts): ComposedMail {
  const mail = composeMail(facts, URL_BASE);
  if (!mail) throw new Error(`nothing to say: ${facts.kind}`);
  return mail;
}

/** Text as a reader sees it: blanks that do not break are blanks. */
function plain(text: string): string {
  return text.replaceAll('\u00a0', ' ');
}

/** Every mail there is, in both languages. */
const every: [string, MailFacts][] = INTERFACE_LANGUAGES.flatMap((locale): [string, MailFacts][] => [
  ...DECISION_ACTIONS.map((action): [string, MailFacts] => [
    `${locale} listing_decided ${action}`,
    decision({
      locale,
      action,
      reason: action === 'approve' ? null : 'photo_unclear',
      note: 'Rifalla di giorno.',
    }),
  ]),
  ...CLAIM_KINDS.flatMap((kind) =>
    TOLD[kind].map((side): [string, MailFacts] => [
      `${locale} ${kind} ${side}`,
      claim({ locale, kind, side, note: 'Passo giovedì.', reason: 'Mi serve ancora.' }),
    ]),
  ),
]);

describe.each(every)('%s', (_name, facts) => {
  const mail = compose(facts);

  test('says what it is about: the title, the reader, the hub', () => {
    expect(mail.subject).toContain(TITLE);
    expect(mail.text).toContain(TITLE);
    expect(mail.text).toContain('Marta');
    expect(mail.text).toContain('Fab City Hub Milano');
  });

  test('has one link, to a page of the exchange, in both parts', () => {
    const { text, html } = linksOf(mail);
    expect(text).toHaveLength(1);
    expect(html).toEqual(text);
    expect(text[0]).toMatch(
      new RegExp(`^${URL_BASE}/(listings/${LISTING_ID}(/edit)?|me/listings|me/claims)$`),
    );
  });

  test('loads nothing and runs nothing', () => expectLoadsNothing(mail));

  test('says the same in HTML as in text', () => expectSameWords(mail));

  test('is written in the reader’s language', () => {
    expect(mail.html).toContain(`<html lang="${facts.locale}">`);
    expect(mail.text.startsWith(facts.locale === 'it' ? 'Ciao Marta,' : 'Hello Marta,')).toBe(true);
  });

  test('leaves no gap where something was missing', () => expectNoGaps(mail));

  test('makes no claim about the environment', () => expectNoGreenClaims(mail));
});

describe('what each mail says', () => {
  test('a reservation, to who holds it: how much, which pieces, until when in the hub’s time, where', () => {
    const mail = compose(
      claim({
        pieces: [
          { lengthCm: 140, widthCm: 60.5, count: 2 },
          { lengthCm: 30, widthCm: 20, count: 1 },
        ],
      }),
    );
    expect(plain(mail.subject)).toBe(`Prenotato per te: 2,5 m di ${TITLE}`);
    expect(plain(mail.text)).toBe(
      `Ciao Marta,

Hai prenotato 2,5 m di «${TITLE}».

Pezzi: 2 × (140 × 60,5 cm), 30 × 20 cm.

Ritiralo entro martedì 3 marzo 2026 alle ore 18:00.

Dove: Atelier Naviglio, via Tortona 5, scala B.

Non ti serve più? Annulla, così altri possono prenotarlo.

Apri le tue prenotazioni:
${URL_BASE}/me/claims

-- 
Scampolo, Fab City Hub Milano. Ti scriviamo perché riguarda il tuo laboratorio.
`,
    );
  });

  test('a reservation, to the giver: who, how much, their words, by when', () => {
    const mail = compose(
      claim({ kind: 'claim_received', locale: 'en', note: 'I come on Thursday.\nIs that fine?' }),
    );
    expect(plain(mail.subject)).toBe(`Claimed: 2.5 m of ${TITLE}`);
    expect(plain(mail.text)).toContain(`Ines Riva (Sartoria Futuro) has claimed 2.5 m of “${TITLE}”.`);
    expect(mail.text).toContain('They write:\n> I come on Thursday.\n> Is that fine?\n');
    expect(mail.text).toContain('They fetch it by Tuesday, 3 March 2026 at 18:00.');
  });

  test('a hand-over: the kilograms first', () => {
    const mail = compose(claim({ kind: 'claim_collected', side: 'giver' }));
    expect(plain(mail.subject)).toBe(`Consegnato: 1,25 kg di ${TITLE}`);
    expect(plain(mail.text)).toContain('Quantità prenotata: 2,5 m.');
  });

  test('a decision: its reason in words and what the staff wrote', () => {
    const mail = compose(
      decision({ action: 'request_changes', reason: 'measures_wrong', note: 'Quanto è alta?' }),
    );
    expect(mail.text).toContain('Il motivo: le misure non tornano.');
    expect(mail.text).toContain('Lo staff aggiunge:\n> Quanto è alta?');
    expect(mail.text).toContain(`/listings/${LISTING_ID}/edit`);
  });

  test.each(INTERFACE_LANGUAGES)('every reason has words of its own in %s', (locale) => {
    const texts = REASON_CODES.map((reason) => compose(decision({ locale, action: 'reject', reason })).text);
    expect(new Set(texts).size).toBe(REASON_CODES.length);
    expect(texts.join()).not.toContain('undefined');
    for (const code of REASON_CODES) expect(texts.join()).not.toContain(`${code}.`);
  });

  test('an approval of a listing that ends: until which day', () => {
    const facts = decision({ locale: 'en', availableUntil: new Date('2026-05-31T22:30:00Z') });
    expect(compose(facts).text).toContain('It stays published until Monday, 1 June 2026.');
  });

  test.each([
    [{ value: 1, unit: 'pcs' }, '1 pezzo'],
    [{ value: 1200, unit: 'pcs' }, '1200 pezzi'],
    [{ value: 0.355, unit: 'kg' }, '0,355 kg'],
    [{ value: 1.0001, unit: 'm2' }, '1,0001 m²'],
    [{ value: 12.05, unit: 'm' }, '12,05 m'],
  ] as const)('amounts exactly: %o is %s', (amount, words) => {
    expect(plain(compose(claim({ amount })).subject)).toContain(`: ${words} di `);
  });

  test('times follow the hub, also where summer time has begun', () => {
    const at = new Date('2026-06-01T15:00:00Z');
    const until = (timeZone: string) =>
      compose(claim({ locale: 'en', reservedUntil: at, hub: { name: 'Hub', timeZone } })).text.match(
        /at (\d\d:\d\d)/,
      )?.[1];
    expect([until('Europe/Rome'), until('Atlantic/Reykjavik'), until('Europe/Tallinn')]).toEqual([
      '17:00',
      '15:00',
      '18:00',
    ]);
  });

  test('others can claim what is free again only where they can', () => {
    const closed = { ...common.listing, open: false };
    expect(compose(claim({ kind: 'claim_lapsed', side: 'giver' })).text).toContain(
      'altri possono prenotarla',
    );
    expect(compose(claim({ kind: 'claim_lapsed', side: 'giver', listing: closed })).text).not.toContain(
      'altri possono',
    );
    expect(compose(claim({ kind: 'claim_cancelled', side: 'claimant', listing: closed })).text).toContain(
      '/me/claims',
    );
  });

  test('a kind that has nothing to say to a side says nothing', () => {
    for (const kind of CLAIM_KINDS) {
      for (const side of ['giver', 'claimant'] as const) {
        expect(composeMail(claim({ kind, side }), URL_BASE) !== null).toBe(TOLD[kind].includes(side));
      }
    }
  });
});

describe('what people typed', () => {
  test.each(HOSTILE)('is shown as it is and does nothing: %j', (hostile) => {
    const facts: MailFacts[] = [
      decision({
        action: 'reject',
        reason: 'other',
        note: hostile,
        listing: { ...common.listing, title: hostile },
      }),
      ...CLAIM_KINDS.flatMap((kind) =>
        TOLD[kind].map((side) =>
          claim({
            kind,
            side,
            reader: hostile,
            note: hostile,
            reason: hostile,
            giver: hostile,
            pickup: { workshop: hostile, place: hostile },
            claimant: { workshop: hostile, member: hostile },
            listing: { ...common.listing, title: hostile },
          }),
        ),
      ),
    ];
    for (const mail of facts.map(compose)) {
      expectHarmless(mail, URL_BASE);
      expect(linksOf(mail).html).toHaveLength(1);
    }
  });

  test('keeps letters, accents and signs of every language', () => {
    const title = 'Þrjú stykki “gæða-ull” & żakard <3 m';
    const mail = compose(decision({ listing: { ...common.listing, title } }));
    expect(mail.subject).toBe(`Pubblicato: ${title}`);
    expect(mail.html).toContain('Þrjú stykki “gæða-ull” &amp; żakard &lt;3 m');
  });

  test('carries its language', () => {
    const mail = compose(decision({ locale: 'en', listing: { ...common.listing, locale: 'is' } }));
    expect(mail.html).toContain(`<span lang="is">${TITLE}</span>`);
  });
});
