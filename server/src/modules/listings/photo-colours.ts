import type { StoredColour } from '@scampolo/db/schema/listings';

const MOST_COLOURS = 6;

/** Squared distance in CIELAB below which two colours of one cloth are told as one (ΔE*ab 8). */
const SAME_SQUARED = 64;

/**
 * The colours of a listing from those of its photos: all photos count alike, near colours are one, the largest share
 * first, six at most. Shares add up to what the photos' did. Of near ones the first stands, with its own uncertainty.
 */
export function mergeColours(photos: readonly (readonly StoredColour[])[]): StoredColour[] {
  const merged: StoredColour[] = [];
  for (const colour of photos.flat()) {
    const share = colour.share / photos.length;
    const same = merged.find((one) => squaredDistance(one, colour) < SAME_SQUARED);
    if (same) same.share += share;
    else merged.push({ ...colour, share });
  }
  return merged
    .toSorted((a, b) => b.share - a.share)
    .slice(0, MOST_COLOURS)
    .map((colour) => ({ ...colour, share: Math.round(colour.share * 1000) / 1000 }));
}

function squaredDistance(a: StoredColour, b: StoredColour): number {
  return (a.lab[0] - b.lab[0]) ** 2 + (a.lab[1] - b.lab[1]) ** 2 + (a.lab[2] - b.lab[2]) ** 2;
}
