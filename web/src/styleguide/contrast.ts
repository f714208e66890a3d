/** Colours by token name, `paper` → `#f6f3ec`. */
export type Colours = Readonly<Record<string, string>>;

/** One colour that stands on another, and the least contrast that WCAG 2.2 AA asks of it. */
export interface Pair {
  colour: string;
  ground: string;
  least: 4.5 | 3;
}

const GROUNDS = ['paper', 'card', 'chalk-wash'] as const;
const WORDS = ['ink', 'graphite', 'chalk', 'held', 'done', 'wrong'] as const;

/** Every pair that may be drawn. Text asks for 4.5:1 (SC 1.4.3); borders of controls and the focus ring for 3:1 (SC 1.4.11). */
export const PAIRS: readonly Pair[] = [
  ...WORDS.flatMap((colour) => GROUNDS.map((ground) => ({ colour, ground, least: 4.5 }) as const)),
  { colour: 'on-chalk', ground: 'chalk', least: 4.5 },
  { colour: 'card', ground: 'wrong', least: 4.5 },
  { colour: 'ink', ground: 'line', least: 4.5 },
  ...GROUNDS.map((ground) => ({ colour: 'edge', ground, least: 3 }) as const),
];

/** The colours that a style sheet sets on its root: by day, and in the dark, where it sets fewer. */
export function readColours(css: string): { light: Colours; dark: Colours } {
  const light = coloursIn(blockOf(css, ':root {'));
  const dark = coloursIn(blockOf(css, '@media (prefers-color-scheme: dark) {'));
  return { light, dark: { ...light, ...dark } };
}

/**
 * How far two colours (`#rrggbb`) stand apart in luminance, from 1 to 21: the contrast ratio of WCAG 2.2.
 * @throws {RangeError} when one is not `#rrggbb`
 */
export function contrast(one: string, other: string): number {
  const [lighter, darker] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

function coloursIn(block: string): Colours {
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map((match) => [match[1] ?? '', match[2] ?? '']),
  );
}

/** The text from `start` to the end of the rule that it begins; empty where there is none. */
function blockOf(css: string, start: string): string {
  const from = css.indexOf(start);
  if (from === -1) return '';
  const end = css.indexOf('\n}', from);
  return css.slice(from, end === -1 ? css.length : end);
}

function luminance(hex: string): number {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex);
  if (!match) throw new RangeError(`not a #rrggbb colour: ${hex}`);
  const [r = 0, g = 0, b = 0] = match.slice(1).map((part) => {
    const channel = Number.parseInt(part, 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
