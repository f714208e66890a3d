import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { writePlot } from '../lib/plot.ts';
import { REPOSITORY_ROOT } from '../lib/repository.ts';
import type { FileCheck } from './check-files.ts';
import type { OrderCheck } from './check-orders.ts';
import type { Violation } from './history.ts';
import type { Observed } from './observe.ts';
import type { ChaosOptions } from './options.ts';

/** What a run found. */
export interface ChaosResult {
  readonly options: ChaosOptions;
  readonly observed: Observed;
  readonly violations: readonly Violation[];
  readonly orders: Pick<OrderCheck, 'ordered' | 'undecided'>;
  readonly files: Omit<FileCheck, 'violations'>;
  readonly settledSeconds: number;
}

const PLOTS = join(REPOSITORY_ROOT, 'docs', 'plots');

/** What a run found, as tables for people. */
export function tablesOf(result: ChaosResult): string {
  const { observed, orders, files, violations } = result;
  const { counts, faults } = observed;
  const operations = [...counts].map(([kind, { ok, fail, unknown }]) => [kind, ok, fail, unknown]);
  const memory = memoryOf(observed);
  return [
    table(['operation', 'good', 'refused', 'unknown'], operations),
    table(['broken', 'times'], [...faults]),
    table(
      ['figure', 'value'],
      [
        ['seed', result.options.seed],
        ['load', `${(observed.seconds / 60).toFixed(1)} min`],
        ['longest time without a good answer', `${observed.longestGapSeconds.toFixed(1)} s`],
        ['longest time without a good write', `${observed.longestWriteGapSeconds.toFixed(1)} s`],
        ['settled after', `${result.settledSeconds.toFixed(0)} s`],
        ['listings whose operations have an order', orders.ordered],
        ['listings left undecided', orders.undecided],
        ['photo files named · nameless', `${files.named} · ${files.nameless}`],
        ['uploads cut off and left for the sweep', files.abandoned],
        ['mails', files.mails],
        ['memory of the server that was never killed', memory],
        ['violations', violations.length],
      ],
    ),
    ...violations.slice(0, 20).map(({ rule, text }) => `${rule}: ${text}`),
  ].join('\n\n');
}

/** The same as JSON, with all violations. */
export function jsonOf(result: ChaosResult): string {
  const { observed, ...rest } = result;
  const plain = {
    ...rest,
    counts: Object.fromEntries(observed.counts),
    faults: Object.fromEntries(observed.faults),
    seconds: observed.seconds,
    longestGapSeconds: observed.longestGapSeconds,
    longestWriteGapSeconds: observed.longestWriteGapSeconds,
    memory: memoryOf(observed),
  };
  return `${JSON.stringify(plain, null, 2)}\n`;
}

/** Draws memory and throughput over the time of the run, with what was broken as rules, into `docs/plots`. */
export async function drawPlots({ faultSeconds, memory, throughput }: Observed): Promise<void> {
  await mkdir(PLOTS, { recursive: true });
  const events = faultSeconds.map((seconds) => seconds / 60);
  const xLabel = 'minutes';
  await writePlot(join(PLOTS, 'chaos-memory.svg'), {
    title: 'Resident memory of the server processes under load, in megabytes; a rule is something broken',
    xLabel,
    yLabel: 'MB',
    points: memory,
    events,
  });
  await writePlot(join(PLOTS, 'chaos-throughput.svg'), {
    title: 'Operations a second under load, by what came of them; a rule is something broken',
    xLabel,
    yLabel: 'operations a second',
    points: throughput,
    events,
  });
}

/** The middle of the second quarter of the run, when all is warm, beside the middle of the last. */
function memoryOf({ memory }: Observed): string {
  const steady = memory.filter(({ line }) => line === memory[0]?.line).map(({ y }) => y);
  const quarter = Math.floor(steady.length / 4);
  if (quarter === 0) return 'not known';
  const [early, late] = [median(steady.slice(quarter, 2 * quarter)), median(steady.slice(-quarter))];
  return `${early.toFixed(0)} MB in the second quarter, ${late.toFixed(0)} MB in the last`;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const cells = [head, ...rows.map((row) => row.map(String))];
  const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const lines = cells.map((row) => `| ${row.map((cell, n) => cell.padEnd(widths[n] ?? 0)).join(' | ')} |`);
  lines.splice(1, 0, `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`);
  return lines.join('\n');
}
