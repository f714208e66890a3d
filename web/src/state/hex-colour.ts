import { hexFromLab } from '@scampolo/shared/domain/colour';

/** What somebody typed as `#rrggbb` in small letters; also without the sign, and in the short form. Null when it is no colour. */
export function readHex(text: string): string | null {
  const digits = /^#?([0-9a-f]{6}|[0-9a-f]{3})$/i.exec(text.trim())?.[1]?.toLowerCase();
  if (digits === undefined) return null;
  return `#${digits.length === 3 ? digits.replaceAll(/./g, '$&$&') : digits}`;
}

const NUMBER = String.raw`\s*(-?\d+(?:[.,]\d+)?)\s*`;
const RGB = /^(?:rgb\s*\()?\s*(\d{1,3})[\s,;]+(\d{1,3})[\s,;]+(\d{1,3})\s*\)?$/i;
const LAB = new RegExp(
  `^(?:cie)?lab[\\s:(]*L?\\*?${NUMBER}[\\s;,]\\s*a?\\*?${NUMBER}[\\s;,]\\s*b?\\*?${NUMBER}\\)?$`,
  'i',
);

/**
 * What somebody copied from a colour card or a program as `#rrggbb`: a hex code, `rgb(42, 65, 104)` or `42 65 104`, or `Lab 27 3 -25`,
 * which the makers of colour cards print beside their own codes. Null when it is none of these.
 */
export function readColour(text: string): string | null {
  const hex = readHex(text);
  if (hex !== null) return hex;
  const rgb = RGB.exec(text.trim())?.slice(1).map(Number);
  if (rgb) return rgb.every((value) => value <= 255) ? hexOf(rgb) : null;
  const [l, a, b] =
    LAB.exec(text.trim())
      ?.slice(1)
      .map((part) => Number(part.replace(',', '.'))) ?? [];
  if (l === undefined || a === undefined || b === undefined || l < 0 || l > 100) return null;
  return Math.max(Math.abs(a), Math.abs(b)) <= 128 ? hexFromLab([l, a, b]) : null;
}

function hexOf(rgb: readonly number[]): string {
  return `#${rgb.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}
