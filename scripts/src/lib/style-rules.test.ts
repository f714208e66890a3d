import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contrast, PAIRS, readColours } from '../../../web/src/styleguide/contrast.ts';
import { REPOSITORY_ROOT } from './repository.ts';

const FOLDER = join(REPOSITORY_ROOT, 'web', 'src', 'styles');
const sheets = readdirSync(FOLDER).map((file) => [file, readFileSync(join(FOLDER, file), 'utf8')] as const);
const others = sheets.filter(([file]) => file !== 'tokens.css');
const { light, dark } = readColours(readFileSync(join(FOLDER, 'tokens.css'), 'utf8'));

/** Where a token's value is written out, because it must stay the same in both schemes. */
const SAME_IN_ANY_LIGHT: Readonly<Record<string, string>> = {
  'viewer.css': 'dark in any theme: nothing stands beside the cloth',
  'drawing.css': 'a sheet of paper is white in the dark too',
  'marks.css': 'signs that lie on cloth, whose colours no light changes',
  'workshop.css': 'a logo is drawn for a white ground',
  'print.css': 'paper is white, and what lies on it is drawn by day',
  'word-note.css': 'a shadow is dark on any ground',
};

/** Sizes of text outside the scale, by sheet, and why. */
const OTHER_SIZES: Readonly<Record<string, { sizes: readonly string[]; why: string }>> = {
  'controls.css': { sizes: ['1rem'], why: 'iOS zooms in on fields below 16 pixels' },
  'claiming.css': { sizes: ['0.6875rem'], why: 'figures on a tape, which the field beside it says too' },
  'drawing.css': {
    sizes: ['0.6875rem', 'revert-layer'],
    why: 'figures in a drawing, which repeat what words beside it say',
  },
  'search.css': {
    sizes: ['clamp(1.375rem, 1rem + 2vw, 2.25rem)'],
    why: 'a question over a field: smaller than a title on phones',
  },
  'print.css': { sizes: ['7pt', '9pt', '13pt'], why: 'on paper sizes are points' },
};

describe.each([
  ['light', light],
  ['dark', dark],
])('the %s colours', (_scheme, colours) => {
  it.each(PAIRS)('show $colour on $ground at $least:1 or more', ({ colour, ground, least }) => {
    expect(contrast(colours[colour] ?? '', colours[ground] ?? '')).toBeGreaterThanOrEqual(least);
  });
});

describe('contrast', () => {
  it('is 21 between black and white, 1 between equals, and as WCAG says between', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#767676', '#767676')).toBe(1);
    expect(contrast('#ffffff', '#767676')).toBeCloseTo(4.54, 2);
  });

  it('refuses what is no colour', () => {
    expect(() => contrast('#fff', '#000000')).toThrow(RangeError);
  });
});

describe('the style sheets', () => {
  it('take every colour from the tokens', () => {
    const values = new Set([...Object.values(light), ...Object.values(dark), '#fff']);
    const raw = others.flatMap(([file, css]) =>
      rawColours(css)
        .filter((colour) => !(file in SAME_IN_ANY_LIGHT && values.has(colour)))
        .map((colour) => `${file} ${colour}`),
    );
    expect(raw).toEqual([]);
  });

  it('take every size of text from the scale', () => {
    const outside = others.flatMap(([file, css]) =>
      [...css.matchAll(/font-size: ([^;]+)|\bfont: ([^;]+)/g)]
        .map(([, size, font]) => size ?? font ?? '')
        .filter((size) => !/^var\(--s[1-5]\)$|^inherit$|^100% \/ 1\.5 var\(--sans\)$/.test(size))
        .filter((size) => !OTHER_SIZES[file]?.sizes.includes(size))
        .map((size) => `${file} ${size}`),
    );
    expect(outside).toEqual([]);
  });

  it('keep distances on a grid of two pixels', () => {
    const off = others.flatMap(([file, css]) =>
      [...css.matchAll(/(?:gap|padding|margin)[\w-]*: ([^;]+)/g)].flatMap(([found, value = '']) =>
        [...value.matchAll(/(?<![\w.(])([\d.]+)rem/g)].some(([, rem]) => Number(rem) % 0.125 !== 0)
          ? [`${file} ${found}`]
          : [],
      ),
    );
    expect(off).toEqual([]);
  });

  it('move nothing for readers who asked for less motion', () => {
    const moving = others.flatMap(([file, css]) =>
      [...css.matchAll(/(?:transition|animation)[\w-]*:/g)]
        .filter(({ index }) => !blockAround(css, index).includes('prefers-reduced-motion: no-preference'))
        .map(([found]) => `${file} ${found}`),
    );
    expect(moving).toEqual([]);
  });
});

/** The colours that a sheet writes out, as `#rrggbb`; nothing at all (`#0000`) is none. */
function rawColours(css: string): string[] {
  const words = [...css.matchAll(/: [^;{]*\b(white|black|red|blue|green|gr[ae]y)\b[^;{]*;/g)].map(
    ([one]) => one,
  );
  const hex = [...css.matchAll(/#[0-9a-f]{3,8}\b/gi)].map(([one]) => one).filter((one) => one !== '#0000');
  const functions = [...css.matchAll(/\b(?:rgba?|hsla?|oklch|oklab|lab|lch|color)\(([^)]*)\)/g)].map(
    ([whole, inside = '']) => {
      const channels = inside
        .split(/[\s/,]+/)
        .slice(0, 3)
        .map(Number);
      if (!whole.startsWith('rgb')) return whole;
      return `#${channels.map((one) => one.toString(16).padStart(2, '0')).join('')}`;
    },
  );
  return [...words, ...hex, ...functions];
}

/** The conditions of every block that a place of a sheet stands in, outermost first. */
function blockAround(css: string, place: number): string {
  const open: string[] = [];
  let from = 0;
  for (let index = 0; index < place; index += 1) {
    if (css[index] === '{') open.push(css.slice(from, index));
    if (css[index] === '}') open.pop();
    if ('{};'.includes(css[index] ?? '')) from = index + 1;
  }
  return open.join('\n');
}
