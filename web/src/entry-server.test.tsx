import type { ListingSummary } from '@scampolo/shared/contract/listings';
import type { PageAssets, PageData } from '@scampolo/shared/contract/pages';
import { INTERFACE_LANGUAGES } from '@scampolo/shared/domain/catalogue';
import { describe, expect, it } from 'vitest';
import { render, renderBody } from './entry-server.tsx';
import { ALL_TEXTS } from './i18n/all.ts';
import { loadTexts } from './i18n/load.ts';
import { createI18n } from './i18n/translate.ts';
import { neededBy } from './page-assets.ts';
import { counts, desk, notices, staffNotices, thread, threads } from './testing/desk.ts';
import { answer, claim, listing, me, milano, pieces, shell } from './testing/fixtures.ts';
import { event, news, toldHub } from './testing/hubs.ts';
import { copies, deletion, people, sessions, staffWorkshop, workshop } from './testing/people.ts';
import { terms } from './testing/terms.ts';
import { myWanted, savedSearches, wanted } from './testing/wanted.ts';

const assets: PageAssets = {
  script: '/assets/entry.js',
  styles: ['/assets/entry.css'],
  preloads: ['/assets/figtree.woff2', '/assets/search.js'],
};

const queueEntry = {
  listing: { ...listing, status: 'pending' as const },
  workshopName: 'Studio Nebbia',
  submittedAt: listing.createdAt,
  earlierDecisions: 1,
  hints: [{ path: 'massKg', code: 'mass_mismatch', message: '', params: { computed: 5.25 } }],
};
const mine = { ...answer.hits[0], updatedAt: listing.updatedAt, decision: null, openClaims: 1 };

const none = { open: 0, collected: 0, ended: 0, all: 0 };
const lot = { massKg: null, amount: null };
const emptyDesk = {
  ...desk,
  needs: [],
  news: [],
  counts: {
    listings: { needs: 0, waiting: 0, online: 0, ended: 0, all: 0 },
    claims: none,
    notices: { open: 0, all: 0 },
    threads: 0,
  },
};
const unconfirmed = { ...me, emailConfirmed: false };
const { own: _own, ...visible } = workshop;
const own = { vatNumber: null, profilePublic: true, trust: 'new', revision: 1, role: 'owner' } as const;
const bare = { ...visible, story: '', languages: [], places: [], logo: null };

const hubContent = {
  page: 'hub',
  hub: milano,
  told: toldHub,
  events: [event],
  news: [news],
  listings: answer.hits,
  terms,
  now: '2026-11-25T10:00:00Z',
} as const satisfies Partial<PageData>;

const problem = {
  page: 'problem',
  status: 404,
  requestId: 'r-1',
  gone: false,
  contact: 'post@scampolo.example',
  help: null,
} as const;

const pages: Record<string, PageData> = {
  search: { ...shell, path: '/?q=lana&fibre=wool', page: 'search', answer, hubs: [milano], place: null },
  nothing: {
    ...shell,
    page: 'search',
    answer: { ...answer, hits: [], total: 0 },
    hubs: [milano],
    place: null,
  },
  listing: {
    ...shell,
    path: `/listings/${listing.id}?utm_source=chat`,
    page: 'listing',
    myClaims: [],
    claimBy: '2026-11-29T10:00:00.000Z',
    similar: null,
    listing,
    claims: null,
    terms,
    hub: milano,
  },
  pieces: {
    ...shell,
    me,
    page: 'listing',
    myClaims: [],
    claimBy: '2026-11-29T10:00:00.000Z',
    similar: null,
    listing: pieces,
    claims: [claim],
    terms,
    hub: milano,
  },
  post: {
    ...shell,
    me,
    page: 'post',
    listing: null,
    from: null,
    last: [],
    terms,
    hubs: [milano],
  },
  edit: {
    ...shell,
    me,
    page: 'post',
    listing: { ...pieces, mine: true },
    from: null,
    last: [],
    terms,
    hubs: [milano],
  },
  'my listings': {
    ...shell,
    me,
    page: 'my-listings',
    listings: [mine] as Extract<PageData, { page: 'my-listings' }>['listings'],
    nextCursor: null,
    folder: null,
    counts: counts.listings,
  },
  'my claims': {
    ...shell,
    me,
    page: 'my-claims',
    claims: [claim],
    nextCursor: null,
    folder: 'open',
    counts: counts.claims,
  },
  desk: { ...shell, me, unread: 2, openNotices: 1, page: 'desk', desk },
  'desk with nothing on it': { ...shell, me, page: 'desk', desk: emptyDesk },
  claim: {
    ...shell,
    me,
    page: 'claim',
    claim,
    thread,
    hub: milano,
    hours: workshop.places[0]?.hours ?? null,
    lot,
  },
  'claim for its giver': {
    ...shell,
    me,
    page: 'claim',
    claim: { ...claim, claimant: { workshop: 'Riva Cappotti', kind: 'designer', member: 'Ada Riva' } },
    thread: { ...thread, items: [], nextCursor: null, lastReadId: null, side: 'giver' },
    hub: milano,
    hours: null,
    lot: listing,
  },
  ...Object.fromEntries(
    (['waiting', 'collected', 'cancelled', 'lapsed', 'no_show', 'declined'] as const).map((status) => [
      `claim that is ${status}`,
      {
        ...shell,
        me,
        page: 'claim',
        claim: { ...claim, status, massKg: status === 'collected' ? 1.04 : null, reason: 'Serve a noi.' },
        thread: { ...thread, writable: status === 'lapsed', writableUntil: '2026-12-28T17:30:00Z' },
        hub: milano,
        hours: null,
        lot,
      } satisfies PageData,
    ]),
  ),
  messages: { ...shell, me, page: 'messages', threads, nextCursor: null },
  'no messages': { ...shell, me, page: 'messages', threads: [], nextCursor: null },
  notice: {
    ...shell,
    page: 'notice',
    subject: { kind: 'listing', id: listing.id },
    title: listing.title,
    titleLocale: 'it',
    reason: null,
  },
  'notice about a page': {
    ...shell,
    me,
    page: 'notice',
    subject: { kind: 'page', path: '/accessibility' },
    title: null,
    titleLocale: null,
    reason: 'accessibility',
  },
  notices: { ...shell, me, page: 'notices', notices: staffNotices, nextCursor: 'next', folder: 'open' },
  'no notices': { ...shell, me, page: 'notices', notices: [], nextCursor: null, folder: 'answered' },
  'my notices': { ...shell, me, page: 'my-notices', notices, nextCursor: null },
  'my notices, none': { ...shell, me, page: 'my-notices', notices: [], nextCursor: null },
  'my searches': {
    ...shell,
    me,
    page: 'my-searches',
    searches: savedSearches,
    terms,
    hubs: [milano],
  },
  'no searches': { ...shell, me, page: 'my-searches', searches: [], terms, hubs: [milano] },
  'saving a search': {
    ...shell,
    me,
    page: 'save-search',
    query: savedSearches[0]?.query ?? '',
    terms,
    hubs: [milano],
  },
  'saving no search': { ...shell, me, page: 'save-search', query: '', terms, hubs: [milano] },
  'my wanted': {
    ...shell,
    me,
    page: 'my-wanted',
    wanted: myWanted,
    nextCursor: 'next',
    hubs: [milano],
  },
  'my wanted, none': {
    ...shell,
    me,
    page: 'my-wanted',
    wanted: [],
    nextCursor: null,
    hubs: [milano],
  },
  'wanted list': {
    ...shell,
    page: 'wanted-list',
    wanted: [wanted, { ...wanted, id: me.id, neededBy: null, text: '' }],
    nextCursor: 'next',
    hub: null,
    hubs: [milano],
  },
  'wanted list, empty': {
    ...shell,
    page: 'wanted-list',
    wanted: [],
    nextCursor: null,
    hub: 'milano',
    hubs: [milano],
  },
  wanted: { ...shell, page: 'wanted', wanted, answers: answer.hits, terms, hubs: [milano] },
  'wanted, in another language, for its staff': {
    ...shell,
    me: { ...me, staffOf: ['milano'] },
    page: 'wanted',
    wanted: { ...wanted, locale: 'et', mayRemove: true, answers: 0 },
    answers: [],
    terms,
    hubs: [milano],
  },
  ...Object.fromEntries(
    myWanted.map((one) => [
      `own wanted that is ${one.status}`,
      {
        ...shell,
        me,
        page: 'wanted',
        wanted: one,
        answers: [],
        terms,
        hubs: [milano],
      } satisfies PageData,
    ]),
  ),
  'wanted new': {
    ...shell,
    me,
    page: 'wanted-new',
    wanted: null,
    query: '',
    terms,
    hubs: [milano],
  },
  'wanted new from a search': {
    ...shell,
    me,
    page: 'wanted-new',
    wanted: null,
    query: savedSearches[0]?.query ?? '',
    terms,
    hubs: [milano],
  },
  'wanted edit': {
    ...shell,
    me,
    page: 'wanted-new',
    wanted: myWanted[0] ?? null,
    query: wanted.query,
    terms,
    hubs: [milano],
  },
  unsubscribe: { ...shell, page: 'unsubscribe', token: 'a'.repeat(43), name: 'Lana', done: false },
  unsubscribed: { ...shell, page: 'unsubscribe', token: 'a'.repeat(43), name: 'Lana', done: true },
  'unsubscribed before': { ...shell, page: 'unsubscribe', token: 'a'.repeat(43), name: '', done: true },
  'unsubscribe, no such link': {
    ...shell,
    page: 'unsubscribe',
    token: 'a'.repeat(43),
    name: null,
    done: false,
  },
  'post that answers': {
    ...shell,
    me,
    page: 'post',
    listing: null,
    from: null,
    last: [],
    answering: wanted,
    terms,
    hubs: [milano],
  },
  queue: { ...shell, me, page: 'queue', entries: [queueEntry], nextCursor: null, terms },
  'sign in': { ...shell, page: 'sign-in', next: '/post' },
  'sign up': { ...shell, page: 'sign-up', next: '/', hubs: [milano] },
  reset: { ...shell, page: 'reset' },
  link: { ...shell, page: 'link' },
  confirm: { ...shell, me: unconfirmed, page: 'confirm' },
  join: { ...shell, page: 'join' },
  account: { ...shell, me, page: 'account', sessions, exports: copies, deletion },
  'account before its address is confirmed': {
    ...shell,
    me: { ...unconfirmed, pendingEmail: 'ada@atelier.example', workshops: [] },
    page: 'account',
    sessions,
    exports: [],
    deletion: { ...deletion, possible: true, lastAdmin: false },
  },
  workshop: { ...shell, page: 'workshop', workshop: visible, hub: milano, listings: answer.hits, terms },
  'workshop with nothing to show': {
    ...shell,
    me,
    page: 'workshop',
    workshop: { ...bare, own: { ...own, role: 'member', profilePublic: false } },
    hub: milano,
    listings: [],
    terms,
  },
  'workshop edit': { ...shell, me, page: 'workshop-edit', workshop, people, hub: milano },
  'workshop edit by a colleague': {
    ...shell,
    me,
    page: 'workshop-edit',
    workshop: { ...workshop, own: { ...own, role: 'member' } },
    people,
    hub: milano,
  },
  people: {
    ...shell,
    me: { ...me, staffOf: ['milano'] },
    page: 'people',
    entries: [staffWorkshop, { ...staffWorkshop, id: me.id, closedAt: staffWorkshop.createdAt }],
    nextCursor: 'next',
    q: '',
  },
  'people, none of that name': { ...shell, me, page: 'people', entries: [], nextCursor: null, q: 'x' },
  'a banner': {
    ...shell,
    me: unconfirmed,
    page: 'my-claims',
    claims: [],
    nextCursor: null,
    folder: null,
    counts: none,
  },
  'a listing for members': {
    ...shell,
    me: { ...me, workshops: [...me.workshops, ...me.workshops.map((one) => ({ ...one, id: me.id }))] },
    page: 'listing',
    myClaims: [],
    claimBy: '2026-11-29T10:00:00.000Z',
    similar: null,
    listing,
    claims: null,
    terms,
    hub: milano,
  },
  'a listing for who has no workshop': {
    ...shell,
    me: { ...me, workshops: [] },
    page: 'listing',
    myClaims: [],
    claimBy: '2026-11-29T10:00:00.000Z',
    similar: null,
    listing,
    claims: null,
    terms,
    hub: milano,
  },
  hubs: {
    ...shell,
    page: 'hubs',
    hubs: [milano],
    open: [{ hub: 'milano', places: toldHub.places }],
    now: '2026-11-25T10:00:00Z',
  },
  hub: { ...shell, ...hubContent },
  'hub that told nothing, for its staff': {
    ...shell,
    me: { ...me, staffOf: ['milano'] },
    ...hubContent,
    told: { ...toldHub, welcome: '', contactEmail: null, contactPhone: null, people: [], places: [] },
    events: [],
    news: [],
    listings: [],
  },
  'hub edit': { ...shell, me, page: 'hub-edit', hub: milano, told: toldHub, news: [event, news] },
  about: { ...shell, page: 'prose', topic: 'about' },
  'how it works': { ...shell, page: 'prose', topic: 'how-it-works' },
  accessibility: { ...shell, page: 'prose', topic: 'accessibility' },
  privacy: { ...shell, page: 'prose', topic: 'privacy' },
  'legal routes': { ...shell, page: 'prose', topic: 'legal-routes' },
  styleguide: { ...shell, page: 'styleguide', terms },
  problem: { ...shell, ...problem, status: 500 },
  'a listing that is gone': {
    ...shell,
    ...problem,
    gone: true,
    help: { lots: answer.hits, are: 'newest', hub: 'milano', hubs: [milano], fibres: [] },
  },
  offline: { ...shell, page: 'offline' },
};

/** A key that stands where its text should. */
const UNNAMED = new RegExp(
  `^(${[...new Set(Object.keys(ALL_TEXTS.it).map((key) => key.split('.')[0]))].join('|')})\\.[\\w.]+$`,
);

describe.each(INTERFACE_LANGUAGES)('pages in %s', (locale) => {
  it.each(Object.keys(pages))('are whole documents with one heading of the first rank: %s', (name) => {
    const html = render({ ...pages[name], locale } as PageData, assets);
    expect(html).toMatch(new RegExp(`^<!doctype html><html lang="${locale}">.*</html>$`, 's'));
    expect(html.match(/<h1[ >]/g)).toHaveLength(1);
    expect(html).toContain('<meta name="viewport"');
  });

  it.each(Object.keys(pages))('keep to the strict content policy: %s', (name) => {
    const html = render({ ...pages[name], locale } as PageData, assets);
    expect(html).not.toMatch(/ style=| on[a-z]+=|javascript:/i);
    // Data for programs are no script, whatever their element is called.
    const scripts = html.match(/<script[^>]*>/g)?.filter((tag) => !tag.includes('ld+json'));
    expect(scripts).toEqual([
      '<script type="module" src="/assets/entry.js">',
      '<script type="application/json" id="page-data">',
    ]);
  });

  it.each(Object.keys(pages))('leave no text unnamed: %s', (name) => {
    const html = render({ ...pages[name], locale } as PageData, assets);
    const body = html.slice(html.indexOf('<body>'), html.indexOf('<script type="application/json"'));
    const words = body.replaceAll(/<[^>]*>/g, '\n');
    expect(words.split('\n').filter((word) => UNNAMED.test(word))).toEqual([]);
    expect(words).not.toMatch(/undefined|NaN|\[object|\{\w+\}/);
  });
});

describe.each(INTERFACE_LANGUAGES)('what the browser loads in %s', (locale) => {
  // Of a listing nearly all stands still for who is not signed in: the browser keeps it and loads no words of it.
  const alive = Object.keys(pages).filter((name) => name !== 'listing');
  it.each(alive)('has every text that the server wrote: %s', async (name) => {
    const data = { ...pages[name], locale } as PageData;
    const loaded = createI18n(locale, await loadTexts(locale, ['site', 'common', ...neededBy(data).texts]));
    expect(renderBody(data, loaded)).toBe(renderBody(data, createI18n(locale, ALL_TEXTS[locale])));
  });
});

const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

const HOSTILE = '</script><img src=x onerror=alert(1)>"\'&\u2028</title>';

describe('a page in a language that is not complete', () => {
  it('says it has that language, and has its texts', () => {
    const html = render({ ...pages.search, locale: 'de' } as PageData, assets);
    expect(html).toContain('<html lang="de">');
    expect(html).toContain('Was suchst du?');
  });

  it('reads in English what is missing', () => {
    const html = render({ ...pages.desk, locale: 'hr' } as PageData, assets);
    expect(html).toContain(ALL_TEXTS.en['desk.title']);
    expect(html).not.toContain('desk.title');
  });
});

describe('a title that attacks', () => {
  const hostile: PageData = {
    ...shell,
    page: 'listing',
    myClaims: [],
    claimBy: '2026-11-29T10:00:00.000Z',
    similar: null,
    listing: {
      ...listing,
      title: HOSTILE,
      description: HOSTILE,
      photos: listing.photos.map((one) => ({ ...one, alt: HOSTILE })),
    },
    claims: [{ ...claim, note: HOSTILE }],
    terms,
    hub: milano,
  };
  const html = render(hostile, assets);

  it('opens no element anywhere', () => {
    expect(html).not.toContain('<img src=x');
    // The page's data, its script, and what programs read of it.
    expect(html.match(/<script/g)).toHaveLength(3);
    expect(html.match(/<\/script>/g)).toHaveLength(3);
    expect(html.match(/<\/title>/g)).toHaveLength(1);
  });

  it('stays in its attribute', () => {
    const title = /<meta property="og:title" content="([^"]*)">/.exec(html)?.[1] ?? '';
    expect(title).not.toContain('<');
    expect(unescaped(title)).toBe(`${HOSTILE} · Scampolo`);
  });

  it('arrives whole in the page data', () => {
    const json = /id="page-data">(.*?)<\/script>/s.exec(html)?.[1] ?? '';
    expect(json).not.toMatch(/[<\u2028\u2029]/);
    expect(JSON.parse(json).listing.title).toBe(HOSTILE);
  });

  it('cannot leave the address of the page either', () => {
    const search = render(
      { ...shell, path: `/?q=${HOSTILE}`, page: 'search', answer, hubs: [milano], place: null },
      assets,
    );
    expect(search).not.toContain('<img src=x');
    expect(search.match(/<\/title>/g)).toHaveLength(1);
  });
});

describe('the data of a page', () => {
  it('are no more of the catalogue than a listing is described with', () => {
    const whole = render(pages['listing'] as PageData, assets);
    expect(whole).toContain('Drapperia');
    expect(whole).toContain('Ordine in eccesso');
    expect(whole).not.toContain('Compensato');
    expect(whole.length).toBeLessThan(30_000);
  });
});

describe('the head of a listing', () => {
  const html = render(pages['listing'] as PageData, assets);

  it('previews it where links travel', () => {
    expect(html).toContain('<meta property="og:title" content="Fresco di lana, fine pezza · Scampolo">');
    expect(html).toContain(
      `<meta property="og:image" content="https://scampolo.test/listings/${listing.id}/preview.jpg?v=mwdbhk00">`,
    );
    expect(html).toContain('<meta property="og:image:width" content="1200">');
    expect(html).toContain('<meta property="og:image:alt" content="Fresco di lana, fine pezza">');
    expect(html).toContain('<meta name="twitter:card" content="summary_large_image">');
    expect(html).toContain(`<link rel="canonical" href="https://scampolo.test/listings/${listing.id}">`);
  });

  it('tells programs what it is', () => {
    const [, json = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(html) ?? [];
    expect(JSON.parse(json)).toMatchObject({ '@type': 'Product', name: listing.title });
  });

  it('tells programs and chats nothing of one that not everybody may see', () => {
    const draft = { ...(pages['listing'] as object), listing: { ...listing, status: 'pending' } } as PageData;
    const hidden = render(draft, assets);
    expect(hidden).not.toContain('og:image');
    expect(hidden).not.toContain('ld+json');
    expect(hidden).toContain('<meta name="robots" content="noindex">');
  });

  it('loads the font and the scripts of the page early', () => {
    expect(html).toContain(
      '<link rel="preload" href="/assets/figtree.woff2" as="font" type="font/woff2" crossorigin>',
    );
    expect(html).toContain('<link rel="modulepreload" href="/assets/search.js">');
  });

  it('marks the words of members with their language', () => {
    const english = render({ ...(pages['listing'] as PageData), locale: 'en' }, assets);
    expect(english).toContain('<h1 lang="it">Fresco di lana, fine pezza</h1>');
  });
});

describe('a listing that is gone', () => {
  const similar = [{ ...answer.hits[1] }] as ListingSummary[];
  const gone = {
    ...(pages['listing'] as object),
    similar,
    listing: { ...listing, status: 'exhausted' },
  } as PageData;
  const html = render(gone, assets);

  it('leads on to lots like it, which the browser is not sent twice', () => {
    expect(html).toContain(`href="/listings/${similar[0]?.id}"`);
    expect(html.split(String(similar[0]?.title))).toHaveLength(2);
  });

  it('leaves them as they came when the browser takes over', () => {
    expect(html).toContain('"similar":[]');
  });
});

describe('a workshop', () => {
  const page = { ...shell, page: 'workshop' as const, hub: milano, listings: [], terms };

  it('is previewed with its own words where links travel', () => {
    const html = render({ ...page, workshop: visible }, assets);
    expect(html).toContain('<meta property="og:title" content="Riva Cappotti · Scampolo">');
    expect(html).toContain(
      '<meta property="og:description" content="Cappotti su misura dal 2009. Lana e cachemire, quasi sempre di rimanenza.">',
    );
    expect(html).not.toContain('noindex');
  });

  it('is kept out of search engines while its profile is not public', () => {
    const html = render({ ...page, workshop: { ...visible, own: { ...own, profilePublic: false } } }, assets);
    expect(html).toContain('<meta name="robots" content="noindex">');
    expect(html).not.toContain('og:title');
  });
});

describe('pages that a mailed link opens', () => {
  it.each(['reset', 'link', 'confirm', 'join'] as const)('say without script what they need: %s', (page) => {
    const html = render({ ...shell, page }, assets);
    expect(html).toContain(ALL_TEXTS.it['link.noScript']);
    expect(html).toContain('<meta name="robots" content="noindex">');
  });
});
