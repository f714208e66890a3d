/** What one run measured, and what the floor measured right before or after it. */
export interface Sample {
  readonly value: number;
  /** the same work without the exchange, in the same run */
  readonly floor?: number;
}

/** A figure of the benchmark, run after run. */
export interface Figure {
  /** what is measured, in a few words */
  readonly name: string;
  readonly unit: string;
  readonly samples: readonly Sample[];
  /** what DESIGN wants it to reach, in words; for orientation, never a reason to fail */
  readonly goal?: string;
}

/** A figure in numbers; `ratio` is the median of the runs' own ratios, null without a floor. */
export interface Summary {
  readonly median: number;
  readonly min: number;
  readonly max: number;
  readonly floor: number | null;
  readonly ratio: number | null;
}

/**
 * The middle value, or the mean of the two in the middle.
 * @throws {RangeError} when there is none
 */
export function median(values: readonly number[]): number {
  return percentile(values, 50);
}

/**
 * The value below which `percent` (0 to 100) of the values lie, interpolated between neighbours.
 * @throws {RangeError} when there is none
 */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = ((sorted.length - 1) * percent) / 100;
  const [low, high] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  if (low === undefined || high === undefined) throw new RangeError('no values to take a percentile of');
  return low + (high - low) * (at - Math.floor(at));
}

/** Puts the runs of a figure together. */
export function summarise({ samples }: Figure): Summary {
  const values = samples.map(({ value }) => value);
  const floors = samples.flatMap(({ floor }) => floor ?? []);
  const ratios = samples.flatMap(({ value, floor }) => (floor === undefined ? [] : value / floor));
  return {
    median: median(values),
    min: Math.min(...values),
    max: Math.max(...values),
    floor: floors.length > 0 ? median(floors) : null,
    ratio: ratios.length > 0 ? median(ratios) : null,
  };
}

/** The figures as a Markdown table, which reads as well in a terminal. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => {
    const { median: middle, min, max, floor, ratio } = summarise(figure);
    return [
      figure.name,
      `${rounded(middle)} ${figure.unit}`,
      `${rounded(min)}–${rounded(max)}`,
      floor === null ? '' : rounded(floor),
      ratio === null ? '' : ratio.toFixed(2),
      figure.goal ?? '',
    ];
  });
  return aligned([['figure', 'median', 'min–max', 'floor', 'ratio', 'goal'], ...rows]);
}

/** Three digits that mean something: nobody can tell 1,234.5 from 1,230 requests a second. */
function rounded(value: number): string {
  const digits = value === 0 ? 0 : Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  return value.toLocaleString('en', { maximumFractionDigits: Math.min(digits, 3) });
}

function aligned(rows: readonly (readonly string[])[]): string {
  const [head = []] = rows;
  const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [line(head), rule, ...rows.slice(1).map(line)].join('\n');
}
