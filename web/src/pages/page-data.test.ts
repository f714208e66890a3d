import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ALL_TEXTS } from '../i18n/all.ts';
import { loadTexts } from '../i18n/load.ts';
import {
  BANNER_PARTS,
  LISTING_CLAIM_PARTS,
  LISTING_DESK_PARTS,
  MEMBER_PARTS,
  PAGE_PARTS,
} from './page-data.ts';

const SOURCES = join(import.meta.dirname, '..');
const KEYS = Object.keys(ALL_TEXTS.it);
/** Words that are texts' names in one place and something else in another. */
const PLAIN_WORDS = new Set(['yes', 'no', 'percent', 'distance', 'pieces', 'optional', 'choose', 'sending']);

const OPEN_PAGES = [
  'search',
  'listing',
  'sign-in',
  'sign-up',
  'reset',
  'link',
  'confirm',
  'join',
  'notice',
  'wanted',
  'wanted-list',
  'unsubscribe',
  'workshop',
  'hubs',
  'hub',
  'prose',
  'problem',
];

const SHAPES = [
  ...Object.entries(PAGE_PARTS),
  ['listing-claim', LISTING_CLAIM_PARTS],
  ['listing-desk', LISTING_DESK_PARTS],
] as const;

describe('the texts that a page loads', () => {
  it.each(SHAPES)('are all that its files name, also in what opens later: %s', async (shape, parts) => {
    const member = OPEN_PAGES.includes(shape) ? [] : MEMBER_PARTS.texts;
    const loaded = await loadTexts('it', ['common', ...parts.texts, ...member]);
    expect(missing(filesOf(`pages/${parts.module}.tsx`), loaded)).toEqual([]);
  });

  it('are all that the parts for members name', async () => {
    const loaded = await loadTexts('it', ['common', ...MEMBER_PARTS.texts, ...BANNER_PARTS.texts]);
    const files = [MEMBER_PARTS, BANNER_PARTS].flatMap(({ module }) => [...filesOf(`${module}.tsx`)]);
    expect(missing(new Set(files), loaded)).toEqual([]);
  });
});

/** The path of what is imported to run, not for its types alone. */
const IMPORTED = /^(?:import|export) (?!type)[^;]*?from '(\.[^']+\.tsx?)'/gm;

/** A file under `src` and all that it imports from there. */
function filesOf(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  for (const [, path = ''] of textOf(file).matchAll(IMPORTED)) {
    if (!path.includes('i18n/')) filesOf(join(dirname(file), path), found);
  }
  return found;
}

/** The names of texts in these files that are not among the loaded, each with its file. */
function missing(files: ReadonlySet<string>, loaded: Readonly<Record<string, unknown>>): string[] {
  return [...files].flatMap((file) => {
    const text = textOf(file);
    const named = [...text.matchAll(/'([\w.]+)'/g)].map(([, key = '']) => key);
    const made = [...text.matchAll(/\bt\(`(\w+\.)\$\{/g)].map(([, prefix = '']) => prefix);
    return [
      ...named.filter((key) => KEYS.includes(key) && !PLAIN_WORDS.has(key) && !(key in loaded)),
      ...made.filter((prefix) => !Object.keys(loaded).some((key) => key.startsWith(prefix))),
    ].map((key) => `${file}: ${key}`);
  });
}

function textOf(file: string): string {
  return readFileSync(join(SOURCES, file), 'utf8');
}
