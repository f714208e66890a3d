import type { SwatchMaker } from './cloth/weaves.ts';
import type { Rgb } from './colour.ts';
import type { PhotoMaterial } from './materials.ts';
import { createRandom } from './random.ts';
import { finishSwatch, type Swatch } from './swatch.ts';

/** Swatches that were drawn before: drawing one takes longer than a photo of it. */
export type SwatchShelf = {
  /** The swatch of a material in these colours; drawn when it is not there. It looks the same whatever was drawn before. */
  take(material: PhotoMaterial, draw: SwatchMaker, colours: readonly Rgb[], seed: number): Swatch;
};

/** An empty shelf with places for so many swatches of 5 MB each; the one that was not wanted for longest makes room. */
export function createSwatchShelf(places: number): SwatchShelf {
  const shelf = new Map<string, Swatch>();
  return {
    take(material, draw, colours, seed) {
      const name = `${material} ${colours.join(' ')} ${seed}`;
      const swatch = shelf.get(name) ?? drawSwatch(draw, colours, seed);
      shelf.delete(name);
      shelf.set(name, swatch);
      for (const oldest of shelf.keys()) {
        if (shelf.size <= places) break;
        shelf.delete(oldest);
      }
      return swatch;
    },
  };
}

function drawSwatch(draw: SwatchMaker, colours: readonly Rgb[], seed: number): Swatch {
  const swatch = draw(colours, createRandom(seed));
  finishSwatch(swatch);
  return swatch;
}
