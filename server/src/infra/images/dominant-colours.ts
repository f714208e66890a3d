import { type Lab, labFromHex } from '@scampolo/shared/domain/colour';
import type { Lab65 } from 'culori';
// The bundle: the worker starts 130 ms sooner than with the hundred modules of culori's main entry.
import culori from 'culori/require';
import { colourUncertainty, type PhotoLight, type Weighed } from './colour-uncertainty.ts';
import type { PhotoColour, Raster } from './photo.ts';

const MAX_COLOURS = 3;
const SMALLEST_SHARE = 0.02;
/** Colours nearer than this ΔE2000 are one: the folds and shadows of a plain cloth are no second colour. */
const SAME_COLOUR = 12;
const FIRST_CLUSTERS = 16;
const ROUNDS = 12;
const HISTOGRAM_BITS = 4;

type Cluster = Weighed;

const { formatHex } = culori;
const difference = culori.differenceCiede2000();

/**
 * The colours a photo is made of, by k-means in CIELAB (D65), largest share first: at most three, each at least 2 % of the
 * visible surface, with how far each is to be trusted. Shares are of all of it, so they may sum to less than 1. Of more colours
 * the three largest are kept as they are: a mean of two is in no cloth. A background counts like everything else: what is cloth
 * and what is table cannot be told from one photo. Equal pixels give equal colours; a wholly transparent photo has none.
 */
export function dominantColours(raster: Raster, light: PhotoLight): PhotoColour[] {
  const bins = histogram(raster);
  const surface = bins.reduce((sum, bin) => sum + bin.weight, 0);
  const clusters = mergeNearest(refine(seeds(bins), bins), (nearest) => nearest < SAME_COLOUR);
  const members = groupByNearest(clusters, bins);
  return clusters
    .filter(({ weight }) => weight >= SMALLEST_SHARE * surface)
    .map((cluster) => ({
      ...toColour(cluster, surface),
      uncertainty: colourUncertainty(cluster.lab, members.get(cluster) ?? [], bins, light),
    }))
    .sort((one, other) => other.share - one.share || (one.hex < other.hex ? -1 : 1))
    .slice(0, MAX_COLOURS);
}

/** Pixels grouped by the upper bits of their channels, each group as its mean; what is transparent does not count. */
function histogram({ data, channels }: Raster): Cluster[] {
  const drop = 8 - HISTOGRAM_BITS;
  // Sums of red, green, blue and weight by bin, in the order in which the bins were first met.
  const sums = new Float64Array(4 << (3 * HISTOGRAM_BITS));
  const met: number[] = [];
  for (let at = 0; at + channels <= data.length; at += channels) {
    const r = data[at] ?? 0;
    const g = data[at + 1] ?? 0;
    const b = data[at + 2] ?? 0;
    const weight = channels === 4 ? (data[at + 3] ?? 0) / 255 : 1;
    if (weight === 0) continue;
    const bin = ((((r >> drop) << HISTOGRAM_BITS) | (g >> drop)) << HISTOGRAM_BITS) | (b >> drop);
    const from = bin << 2;
    if (sums[from + 3] === 0) met.push(from);
    sums[from] = (sums[from] ?? 0) + r * weight;
    sums[from + 1] = (sums[from + 1] ?? 0) + g * weight;
    sums[from + 2] = (sums[from + 2] ?? 0) + b * weight;
    sums[from + 3] = (sums[from + 3] ?? 0) + weight;
  }
  return met.map((from) => {
    const weight = sums[from + 3] ?? 1;
    const mean = (channel: number) => (sums[from + channel] ?? 0) / weight / 255;
    return { lab: labFromHex(formatHex({ mode: 'rgb', r: mean(0), g: mean(1), b: mean(2) })), weight };
  });
}

/** First centres: the heaviest bin, then each time the bin that adds most to the error (k-means++ without its dice). */
function seeds(bins: Cluster[]): Lab[] {
  const first = heaviest(bins, ({ weight }) => weight);
  if (!first) return [];
  const centres = [first.lab];
  const toNearest = new Map(bins.map((bin) => [bin, squaredDistance(bin.lab, first.lab)]));
  while (centres.length < FIRST_CLUSTERS) {
    const next = heaviest(bins, (bin) => bin.weight * (toNearest.get(bin) ?? 0));
    if (!next || toNearest.get(next) === 0) break;
    centres.push(next.lab);
    for (const [bin, nearest] of toNearest) {
      toNearest.set(bin, Math.min(nearest, squaredDistance(bin.lab, next.lab)));
    }
  }
  return centres;
}

function refine(centres: Lab[], bins: Cluster[]): Cluster[] {
  let clusters: Cluster[] = centres.map((lab) => ({ lab, weight: 0 }));
  for (let round = 0; round < ROUNDS; round += 1) {
    clusters = Array.from(groupByNearest(clusters, bins).values(), mean);
  }
  return clusters;
}

function groupByNearest(clusters: Cluster[], bins: Cluster[]): Map<Cluster, Cluster[]> {
  const groups = new Map<Cluster, Cluster[]>();
  for (const bin of bins) {
    const home = heaviest(clusters, (cluster) => -squaredDistance(cluster.lab, bin.lab));
    const group = home && groups.get(home);
    if (group) group.push(bin);
    else if (home) groups.set(home, [bin]);
  }
  return groups;
}

/** Merges the two nearest clusters for as long as `wanted` says so of their ΔE2000. */
function mergeNearest(clusters: Cluster[], wanted: (nearest: number) => boolean): Cluster[] {
  let merged = clusters;
  while (merged.length > 1) {
    const pairs = merged.flatMap((one, at) => merged.slice(at + 1).map((other) => [one, other] as const));
    const [pair, nearest] = pairs
      .map((candidate) => [candidate, difference(lab65(candidate[0].lab), lab65(candidate[1].lab))] as const)
      .reduce((best, candidate) => (candidate[1] < best[1] ? candidate : best));
    if (!wanted(nearest)) break;
    merged = [...merged.filter((cluster) => !pair.includes(cluster)), mean([...pair])];
  }
  return merged;
}

function toColour({ lab, weight }: Cluster, surface: number): Omit<PhotoColour, 'uncertainty'> {
  const hex = formatHex(lab65(lab));
  const [l, a, b] = labFromHex(hex);
  return { hex, lab: [round(l, 2), round(a, 2), round(b, 2)], share: round(weight / surface, 3) };
}

function mean(clusters: Cluster[]): Cluster {
  const weight = clusters.reduce((sum, cluster) => sum + cluster.weight, 0);
  const axis = (at: 0 | 1 | 2) => clusters.reduce((sum, { lab, weight: w }) => sum + lab[at] * w, 0) / weight;
  return { lab: [axis(0), axis(1), axis(2)], weight };
}

function heaviest(clusters: Cluster[], weigh: (cluster: Cluster) => number): Cluster | undefined {
  let best: Cluster | undefined;
  let most = Number.NEGATIVE_INFINITY;
  for (const cluster of clusters) {
    const weight = weigh(cluster);
    if (weight > most) [best, most] = [cluster, weight];
  }
  return best;
}

function squaredDistance(one: Lab, other: Lab): number {
  return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2 + (one[2] - other[2]) ** 2;
}

function lab65([l, a, b]: Lab): Lab65 {
  return { mode: 'lab65', l, a, b };
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
