import type { Rgb } from '../colour.ts';
import type { Frame } from '../frame.ts';
import type { Random } from '../random.ts';
import type { Swatch } from '../swatch.ts';
import type { Table } from './table.ts';

/**
 * A cloth as the scenes need it: its swatch, the colour that the eye names, the tint of its reverse, and
 * whether a cut edge frays.
 */
export type Cloth = {
  readonly swatch: Swatch;
  readonly colour: Rgb;
  /** Further colours of the same lot, as factors on the swatch; `[1, 1, 1]` is the swatch itself. */
  readonly tints: readonly Rgb[];
  readonly back: Rgb;
  readonly frays: boolean;
  /** Scene steps that one layer of it is thick: 4 voile to 26 foam. */
  readonly thick: number;
  /** How the edge of a stiff sheet looks: its own colour, plies, or the glow of acrylic. */
  readonly edge: 'plain' | 'plies' | 'glow';
  readonly table: Table;
  readonly seed: number;
};

/** Draws one way of laying a cloth before the camera. */
export type Scene = (frame: Frame, cloth: Cloth, random: Random) => void;
