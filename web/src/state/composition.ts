import type { CompositionPart } from '@scampolo/shared/domain/listing';
import { parseDecimal } from './decimal.ts';
import type { ShareRow } from './listing-form.ts';

/** What the shares of each part add up to, in percent to one decimal; unreadable figures count nothing. */
export function compositionSums(rows: readonly ShareRow[]): { part: CompositionPart; sum: number }[] {
  const tenths = new Map<CompositionPart, number>();
  for (const { percent, part } of rows) {
    const value = parseDecimal(percent);
    const share = value !== null && Number.isFinite(value) ? Math.round(value * 10) : 0;
    tenths.set(part, (tenths.get(part) ?? 0) + share);
  }
  return [...tenths].map(([part, sum]) => ({ part, sum: sum / 10 }));
}

/** What is still missing to 100 % in one part; 0 when nothing is or it is more. */
export function missingShare(rows: readonly ShareRow[], part: CompositionPart): number {
  const sum = compositionSums(rows).find((one) => one.part === part)?.sum ?? 0;
  return Math.max(0, Math.round((100 - sum) * 10) / 10);
}
