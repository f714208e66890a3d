import { type Frame, SCENE_WIDTH } from './frame.ts';

/** Scene steps between two nodes of a layer. */
export const NODE_STEP = 10;

/**
 * One surface over the photo, known at nodes `NODE_STEP` apart and interpolated between: where on the swatch a
 * point lies (`u`, `v`, in texels), how much light it gets (1 = the material's own colour), how deep its
 * relief reads, what the highlight adds (0 to 255), and `cover`, the signed distance to the outline in scene
 * steps (positive inside); without `cover` the surface fills the photo.
 */
export type Layer = {
  readonly columns: number;
  readonly rows: number;
  readonly u: Float32Array;
  readonly v: Float32Array;
  readonly light: Float32Array;
  readonly depth: Float32Array;
  readonly glint: Float32Array;
  readonly cover: Float32Array | null;
  /** The nodes that matter, inclusive; `cutOut` narrows them to the outline. */
  bounds: Bounds;
};

/** A box of nodes, inclusive. */
export type Bounds = {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
};

/** A flat, evenly lit layer for this frame; `outlined` gives it a cover (all outside until set). */
export function createLayer(frame: Frame, outlined: boolean): Layer {
  const columns = Math.ceil(SCENE_WIDTH / NODE_STEP) + 2;
  const rows = Math.ceil(frame.height / frame.unit / NODE_STEP) + 2;
  const count = columns * rows;
  return {
    columns,
    rows,
    u: takeNodes(count, 0),
    v: takeNodes(count, 0),
    light: takeNodes(count, 1),
    depth: takeNodes(count, 1),
    glint: takeNodes(count, 0),
    cover: outlined ? takeNodes(count, -1000) : null,
    bounds: { left: 0, right: columns - 1, top: 0, bottom: rows - 1 },
  };
}

let spare: Float32Array[] = [];
let inUse: Float32Array[] = [];

/** A number for every node, filled with `value`; until the next photo begins. */
export function takeNodes(count: number, value: number): Float32Array {
  const kept = spare.pop();
  const nodes = kept?.length === count ? kept : new Float32Array(count);
  inUse.push(nodes);
  return nodes.fill(value);
}

/**
 * Takes the nodes of the photo before back, for the next one: else collecting the garbage of a few hundred photos would take a tenth of
 * their time.
 */
export function recycleNodes(): void {
  spare = [...inUse, ...spare];
  inUse = [];
}

/** Nodes farther outside than this, in scene steps, are never seen. */
const UNSEEN = -14;

/** Visits every node within the layer's bounds that can be seen, with its index and its place in the scene. */
export function forNodes(layer: Layer, visit: (at: number, x: number, y: number) => void): void {
  const { columns, cover, bounds } = layer;
  for (let row = bounds.top; row <= bounds.bottom; row += 1) {
    for (let column = bounds.left; column <= bounds.right; column += 1) {
      const at = row * columns + column;
      if (cover && (cover[at] ?? 0) < UNSEEN) continue;
      visit(at, column * NODE_STEP, row * NODE_STEP);
    }
  }
}
