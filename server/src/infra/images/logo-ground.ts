import type { PhotoColour } from './photo.ts';

/** What a transparent logo is laid on: the card and the ink of the pages (LOOK "Surface"). */
const LIGHT = { hex: '#ffffff', l: 100 };
const DARK = { hex: '#1c1b19', l: 10 };
/** Below this difference of lightness (L*) a shape is lost on its ground. */
const READABLE = 40;

/**
 * The ground on which more of a logo's visible surface can be read: white unless dark is better. A logo that is drawn for dark
 * pages is white on nothing, and would be gone on a light one.
 * @returns `#rrggbb`
 */
export function logoGround(colours: readonly Pick<PhotoColour, 'lab' | 'share'>[]): string {
  const readableOn = (l: number) =>
    colours.reduce((sum, { lab, share }) => sum + (Math.abs(lab[0] - l) >= READABLE ? share : 0), 0);
  return readableOn(DARK.l) > readableOn(LIGHT.l) ? DARK.hex : LIGHT.hex;
}
