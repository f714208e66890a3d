import { createHash } from 'node:crypto';
import { labFromHex } from '@scampolo/shared/domain/colour';
import { describe, expect, it, vi } from 'vitest';
import { demoListings } from '../index.ts';
import { MATERIALS, type PhotoMaterial } from './materials.ts';
import { drawPhoto, type RawPhoto } from './photo.ts';
import { createSwatchShelf } from './swatch-shelf.ts';

// Drawing is plain arithmetic that waits for nothing; a crowded machine only makes it slow.
vi.setConfig({ testTimeout: 60_000 });

const SMALL = { width: 240, height: 300 };

/**
 * Cloth photographed in folds under one lamp is lighter and darker than its dye; CIEDE2000 10 is about the
 * difference between two neighbours on a shade card, and every closed one-colour cloth of the demo stays
 * near it (measured: 0.5 to 10.5).
 */
const CLOTH_TOLERANCE = 11;

/** A patch within this of a colour is called by its name. */
const NAMED_TOLERANCE = 15;

const MATERIAL_NAMES = Object.keys(MATERIALS) as PhotoMaterial[];

const OPEN_WORK: readonly string[] = ['lace', 'tulle', 'guipure', 'organza'];

describe('drawPhoto', () => {
  // The listings below draw all the others.
  const unused = MATERIAL_NAMES.filter(
    (name) => !demoListings.some(({ photos }) => photos.some((photo) => photo.material === name)),
  );

  it.each(unused)('draws %s as something and not as a flat field', (material) => {
    const photo = drawPhoto({ material, colours: ['#7A5A46', '#C9B79A', '#46586B'], seed: 3 }, SMALL);
    expect(photo).toMatchObject({ ...SMALL, channels: 3 });
    expect(photo.pixels).toHaveLength(SMALL.width * SMALL.height * 3);
    expect(contrast(photo)).toBeGreaterThan(6);
  });

  it('draws the same bytes from the same description, and others from another seed', () => {
    const description = { material: 'tartan', colours: ['#8A2129', '#234436', '#E0C872'], seed: 5 } as const;
    expect(digest(drawPhoto(description, SMALL))).toBe(digest(drawPhoto(description, SMALL)));
    expect(digest(drawPhoto({ ...description, seed: 6 }, SMALL))).not.toBe(
      digest(drawPhoto(description, SMALL)),
    );
  });

  it('draws the same from a shelf that has the swatch as from an empty one, in whatever colour it was drawn first', () => {
    const shelf = createSwatchShelf(2);
    drawPhoto({ material: 'twill', colours: ['#C8962F'], seed: 1 }, SMALL, shelf);
    const again = { material: 'twill', colours: ['#86858A'], seed: 2 } as const;
    expect(digest(drawPhoto(again, SMALL, shelf))).toBe(digest(drawPhoto(again, SMALL)));
  });

  it('is not changed by what was drawn before', () => {
    const first = digest(drawPhoto({ material: 'cork', colours: ['#BC8E5C'], seed: 1 }, SMALL));
    drawPhoto({ material: 'leather', colours: ['#6A3B22'], seed: 2 }, SMALL);
    expect(digest(drawPhoto({ material: 'cork', colours: ['#BC8E5C'], seed: 1 }, SMALL))).toBe(first);
  });

  it('shows the same scene at another size', () => {
    const description = { material: 'twill', colours: ['#2A3350'], seed: 9 } as const;
    const large = meanHex(drawPhoto(description, { width: 480, height: 600 }));
    expect(colourDifference(meanHex(drawPhoto(description, SMALL)), large)).toBeLessThan(2);
  });

  it('refuses a colour that is not #rrggbb', () => {
    expect(() => drawPhoto({ material: 'felt', colours: ['red'], seed: 1 }, SMALL)).toThrow(TypeError);
  });
});

describe('the photos of the demo listings', () => {
  const photos = demoListings.flatMap(({ key, photos: own }) =>
    own.map((description, at) => [`${key} (${at + 1})`, description] as const),
  );
  // One of each way of laying each material: the others differ in dye and folds.
  const shown = photos.filter(
    ([, one], at) =>
      photos.findIndex(([, other]) => other.material === one.material && other.scene === one.scene) === at,
  );
  const shelf = createSwatchShelf(4);

  it('are over three hundred, none like another', () => {
    expect(photos.length).toBeGreaterThan(300);
    expect(new Set(photos.map(([, description]) => JSON.stringify(description))).size).toBe(photos.length);
  });

  it.each(shown)('%s has the colour that its title names', (_, description) => {
    const photo = drawPhoto(description, SMALL, shelf);
    const [main = ''] = description.colours;
    expect(contrast(photo)).toBeGreaterThan(description.scene === 'near' ? 2 : 3);
    const patches = patchesOf(photo);
    const near =
      patches.filter((hex) => colourDifference(hex, main) < NAMED_TOLERANCE).length / patches.length;
    const plain =
      description.colours.length === 1 && !description.lot && !OPEN_WORK.includes(description.material);
    // Threads of two colours mix before the eye, and through open work it sees the table.
    expect(near).toBeGreaterThan(plain ? 0.1 : 0.02);
    if (plain && 'swatch' in MATERIALS[description.material]) {
      expect(colourDifference(meanHex(photo, 0.3), main)).toBeLessThan(CLOTH_TOLERANCE);
    }
  });
});

describe('the colour difference that these tests use', () => {
  it('gives the published values of CIEDE2000', () => {
    expect(labDifference([50, 2.6772, -79.7751], [50, 0, -82.7485])).toBeCloseTo(2.0425, 4);
    expect(labDifference([50, 2.5, 0], [73, 25, -18])).toBeCloseTo(27.1492, 4);
    expect(labDifference([2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514])).toBeCloseTo(0.9082, 4);
  });
});

/** Photos are compared by digest: a difference of 200,000 numbers is nothing to print. */
function digest({ pixels }: RawPhoto): string {
  return createHash('sha256').update(pixels).digest('hex');
}

/** Standard deviation of the green channel. */
function contrast({ pixels }: RawPhoto): number {
  const count = pixels.length / 3;
  let total = 0;
  let squares = 0;
  for (let at = 1; at < pixels.length; at += 3) {
    const value = pixels[at] ?? 0;
    total += value;
    squares += value * value;
  }
  return Math.sqrt(squares / count - (total / count) ** 2);
}

/** Mean colour of the photo without `margin` (a share) on every side. */
function meanHex(photo: RawPhoto, margin = 0): string {
  const left = Math.round(photo.width * margin);
  const top = Math.round(photo.height * margin);
  return boxHex(photo, left, top, photo.width - 2 * left, photo.height - 2 * top);
}

/** Mean colours of patches of 6 × 6 pixels: what the eye takes in at once on a card. */
function patchesOf(photo: RawPhoto): string[] {
  const patches: string[] = [];
  for (let y = 0; y < photo.height; y += 6)
    for (let x = 0; x < photo.width; x += 6) patches.push(boxHex(photo, x, y, 6, 6));
  return patches;
}

function boxHex({ pixels, width }: RawPhoto, left: number, top: number, wide: number, high: number): string {
  const sums = [0, 0, 0];
  for (let y = top; y < top + high; y += 1) {
    for (let x = left; x < left + wide; x += 1) {
      for (let channel = 0; channel < 3; channel += 1) {
        sums[channel] = (sums[channel] ?? 0) + (pixels[(y * width + x) * 3 + channel] ?? 0);
      }
    }
  }
  const hex = (sum: number) =>
    Math.round(sum / (wide * high))
      .toString(16)
      .padStart(2, '0');
  return `#${sums.map(hex).join('')}`;
}

function colourDifference(first: string, second: string): number {
  return labDifference(labFromHex(first), labFromHex(second));
}

type Lab = readonly [number, number, number];

/** CIEDE2000 (CIE 142-2001), as Sharma, Wu and Dalal (2005) write it. */
function labDifference([l1, a1, b1]: Lab, [l2, a2, b2]: Lab): number {
  const chroma = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2;
  const stretch = 1.5 - 0.5 * Math.sqrt(chroma ** 7 / (chroma ** 7 + 25 ** 7));
  const [c1, c2] = [Math.hypot(a1 * stretch, b1), Math.hypot(a2 * stretch, b2)];
  const [h1, h2] = [hueOf(a1 * stretch, b1), hueOf(a2 * stretch, b2)];
  const apart = h2 - h1 > 180 ? h2 - h1 - 360 : h2 - h1 < -180 ? h2 - h1 + 360 : h2 - h1;
  const hue = Math.abs(h1 - h2) > 180 ? (h1 + h2 + (h1 + h2 < 360 ? 360 : -360)) / 2 : (h1 + h2) / 2;
  const c = (c1 + c2) / 2;
  const l = (l1 + l2) / 2;
  const t =
    1 -
    0.17 * cosine(hue - 30) +
    0.24 * cosine(2 * hue) +
    0.32 * cosine(3 * hue + 6) -
    0.2 * cosine(4 * hue - 63);
  const lightness = (l2 - l1) / (1 + (0.015 * (l - 50) ** 2) / Math.sqrt(20 + (l - 50) ** 2));
  const colourful = (c2 - c1) / (1 + 0.045 * c);
  const hued = (2 * Math.sqrt(c1 * c2) * Math.sin((apart * Math.PI) / 360)) / (1 + 0.015 * c * t);
  const bend = 30 * Math.exp(-(((hue - 275) / 25) ** 2));
  const rotation = -2 * Math.sqrt(c ** 7 / (c ** 7 + 25 ** 7)) * Math.sin((2 * bend * Math.PI) / 180);
  return Math.sqrt(lightness ** 2 + colourful ** 2 + hued ** 2 + rotation * colourful * hued);
}

function hueOf(a: number, b: number): number {
  return a === 0 && b === 0 ? 0 : ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360;
}

function cosine(degrees: number): number {
  return Math.cos((degrees * Math.PI) / 180);
}
