import type { Lab } from '@scampolo/shared/domain/colour';
import type { SearchDocument } from '../document.ts';
import { numberArray, withoutTraces } from './arrays.ts';
import { colourCell } from './colour-cells.ts';
import type { SqlTransaction } from './dictionary.ts';
import { measuresOf } from './keys.ts';
import { sizesOf } from './piece-cells.ts';

/** What a document's figures are written from. */
interface Placed {
  slot: number;
  document: SearchDocument;
}

/** Writes the figures, pieces and colours of documents; at the slots of those `replaced` there are others, which go. */
export async function writeFigures(
  tx: SqlTransaction,
  generation: number,
  wanted: readonly Placed[],
  replaced: readonly { slot: number }[],
): Promise<void> {
  const deleting =
    replaced.length > 0 && deleteFigures(tx, generation, numberArray(replaced.map(({ slot }) => slot)));
  const rowsOf = <T>(pick: (document: SearchDocument) => readonly T[]) =>
    wanted.flatMap(({ slot, document }) => pick(document).map((row) => ({ slot, row })));
  const numbers = rowsOf(measuresOf);
  const pieces = rowsOf(sizesOf);
  const colours = rowsOf(coloursOf);
  // As arrays: a JSON number costs the server ten times what one of an array does.
  const list = <T>(rows: readonly T[], of: (row: T) => number) => numberArray(rows.map(of));
  await Promise.all([
    deleting,
    tx`
      insert into search_numbers (generation, slot, measure, value)
      select ${generation}::int, r.slot, r.measure, r.value
      from unnest(${list(numbers, ({ slot }) => slot)}::int[], ${numbers.map(({ row }) => row.measure)}::text[],
        ${list(numbers, ({ row }) => row.value)}::float8[]) as r(slot, measure, value)`,
    tx`
      insert into search_pieces (generation, slot, long_cm, short_cm, count)
      select ${generation}::int, r.slot, r.long_cm, r.short_cm, r.count
      from unnest(${list(pieces, ({ slot }) => slot)}::int[], ${list(pieces, ({ row }) => row.longCm)}::float8[],
        ${list(pieces, ({ row }) => row.shortCm)}::float8[], ${list(pieces, ({ row }) => row.count)}::int[])
        as r(slot, long_cm, short_cm, count)`,
    tx`
      insert into search_colours (generation, slot, cell, l, a, b)
      select ${generation}::int, r.slot, r.cell, r.l, r.a, r.b
      from unnest(${list(colours, ({ slot }) => slot)}::int[], ${list(colours, ({ row }) => row.cell)}::int[],
        ${list(colours, ({ row }) => row.lab[0])}::float8[], ${list(colours, ({ row }) => row.lab[1])}::float8[],
        ${list(colours, ({ row }) => row.lab[2])}::float8[]) as r(slot, cell, l, a, b)`,
  ]);
}

/** Removes figures, pieces and colours at slots: an array as {@link numberArray} writes it. */
export async function deleteFigures(tx: SqlTransaction, generation: number, slots: string): Promise<void> {
  await Promise.all([
    tx`delete from search_numbers where generation = ${generation} and slot = any(${slots}::int[])`,
    tx`delete from search_pieces where generation = ${generation} and slot = any(${slots}::int[])`,
    tx`delete from search_colours where generation = ${generation} and slot = any(${slots}::int[])`,
  ]);
}

function coloursOf({ colours }: SearchDocument): { cell: number; lab: Lab }[] {
  return colours.map(({ lab: [l, a, b] }) => ({
    cell: colourCell([l, a, b]),
    lab: [withoutTraces(l), withoutTraces(a), withoutTraces(b)],
  }));
}
