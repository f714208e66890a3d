import { PAGE_PATHS } from '@scampolo/shared/contract/pages';
import { INTERFACE_LANGUAGES, type InterfaceLanguage } from '@scampolo/shared/domain/catalogue';
import { LEGAL_ROUTES } from '@scampolo/shared/domain/listing';
import { LISTING_STATUSES } from '@scampolo/shared/domain/states';
import { describe, expect, it } from 'vitest';
import { ALL_TEXTS } from '../i18n/all.ts';
import { ALL_PROSE } from './all.ts';
import { loadProse } from './load.ts';
import { anchorsOf, inlinesOf, type Prose, type ProseBlock, textsOf } from './prose.ts';

const TOPICS = ['about', 'how-it-works', 'accessibility', 'privacy', 'legal-routes'] as const;
type Topic = (typeof TOPICS)[number];
const PAGES = INTERFACE_LANGUAGES.flatMap((language) => TOPICS.map((topic) => [language, topic] as const));

const all = ({ sections }: Prose): string[] =>
  sections.flatMap(({ title, blocks }) => [title, ...blocks.flatMap(textsOf)]);
const anchors = ({ sections }: Prose): string[] =>
  sections.flatMap(({ id, blocks }) => [id, ...blocks.flatMap(anchorsOf)]);
const links = (prose: Prose): string[] =>
  all(prose).flatMap((text) =>
    inlinesOf(text).flatMap((piece) => (typeof piece === 'string' ? [] : [piece.href])),
  );

/** What a block is made of, without its words. */
function shape(block: ProseBlock): unknown {
  if (typeof block === 'string') return 'paragraph';
  const [kind = ''] = Object.keys(block);
  const rows = 'records' in block ? block.records.map(({ facts }) => facts.length) : textsOf(block).length;
  return [kind, rows, anchorsOf(block), textsOf(block).map((text) => inlinesOf(text).length)];
}

describe.each(TOPICS)('the page %s', (topic) => {
  const outline = (language: InterfaceLanguage) =>
    ALL_PROSE[language][topic].sections.map(({ id, blocks }) => [id, blocks.map(shape)]);

  it('is made the same in every language', () => {
    expect(outline('en')).toEqual(outline('it'));
    expect(ALL_PROSE.en[topic].checkedOn).toBe(ALL_PROSE.it[topic].checkedOn);
  });

  it('leads to the same places in every language', () => {
    expect(links(ALL_PROSE.en[topic])).toEqual(links(ALL_PROSE.it[topic]));
  });
});

describe.each(PAGES)('in %s the page %s', (language, topic) => {
  const prose = ALL_PROSE[language][topic];

  it('has a title, a lead, and no empty text', () => {
    const texts = ALL_TEXTS[language];
    expect([texts[`prose.${topic}`], texts[`prose.${topic}.lead`]].every(Boolean)).toBe(true);
    expect(all(prose).filter((text) => text.trim() === '')).toEqual([]);
  });

  it('names each anchor once', () => {
    const names = anchors(prose);
    expect(names).toEqual([...new Set(names)]);
    expect(names.filter((name) => !/^[a-z][a-z0-9_-]*$/.test(name))).toEqual([]);
  });

  it('leads nowhere that is not there', () => {
    expect(links(prose).filter((href) => !leadsSomewhere(href, language, topic))).toEqual([]);
  });

  it('has no mark-up but links', () => {
    expect(
      all(prose).filter((text) => /[<>*`\\]|\]\(|\]\s\(/.test(inlinesOf(text).map(plain).join(''))),
    ).toEqual([]);
  });

  it('never promises to save the planet', () => {
    const promise = /\b(eco(?!nom)\w*|green\w*|sustainab\w*|sostenib\w*|verde|pianeta|planet|ambiente)\b/i;
    expect(all(prose).filter((text) => promise.test(text))).toEqual([]);
  });

  it('is what the browser loads', async () => {
    expect(await loadProse(topic, language)).toBe(prose);
  });
});

/** Whether a link of a page leads to a page or file of the exchange, and there to an anchor that it has. */
function leadsSomewhere(href: string, language: InterfaceLanguage, from: Topic): boolean {
  const url = new URL(href, `https://scampolo.test/${from}`);
  const topic = TOPICS.find((one) => url.pathname === `/${one}`);
  if (topic) return url.hash === '' || anchors(ALL_PROSE[language][topic]).includes(url.hash.slice(1));
  const paths = [...Object.values(PAGE_PATHS), '/api/docs', '/api/openapi.json'];
  return url.hash === '' && paths.some((path) => fits(path, url.pathname));
}

function fits(path: string, pathname: string): boolean {
  return new RegExp(`^${path.replaceAll(/:\w+/g, '[a-z-]+')}$`).test(pathname);
}

function plain(piece: ReturnType<typeof inlinesOf>[number]): string {
  return typeof piece === 'string' ? piece : piece.words;
}

describe('what others link to', () => {
  it.each(INTERFACE_LANGUAGES)('is there in %s: a section for each legal route and for waste', (language) => {
    const ids = ALL_PROSE[language]['legal-routes'].sections.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining([...LEGAL_ROUTES, 'waste', 'keep']));
  });

  it.each(INTERFACE_LANGUAGES)('is there in %s: every state that a lot can be in', (language) => {
    const states = ALL_PROSE[language]['how-it-works'].sections.find(({ id }) => id === 'states');
    expect(states?.blocks.flatMap(textsOf)).toHaveLength(LISTING_STATUSES.length * 2);
  });
});

describe('who reads', () => {
  it('another language gets English', async () => {
    expect(await loadProse('about', 'et')).toBe(ALL_PROSE.en.about);
  });
});

describe('the links of a text', () => {
  it('are found among its words', () => {
    expect(inlinesOf('Chiedi al [tuo hub](/hubs) prima.')).toEqual([
      'Chiedi al ',
      { words: 'tuo hub', href: '/hubs' },
      ' prima.',
    ]);
    expect(inlinesOf('[Milano](/hubs/milano)')).toEqual([{ words: 'Milano', href: '/hubs/milano' }]);
    expect(inlinesOf('art. 5 (comma 3)')).toEqual(['art. 5 (comma 3)']);
  });
});
