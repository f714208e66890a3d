import type { PieceExtent, SearchDocument } from '../document.ts';
import { numberArray, withoutTraces } from './arrays.ts';
import { colourCell } from './colour-cells.ts';
import type { SqlTransaction } from './dictionary.ts';
import { measuresOf } from './keys.ts';

/** What a document's figures are written from. */
interface Placed {
  slot: number;
  document: SearchDocument;
}

/** Writes the figures, pieces and colours of documents, in place of those at their slots. */
export async function writeFigures(
  tx: SqlTransaction,
  generation: number,
  wanted: readonly Placed[],
): Promise<void> {
  const deleting = deleteFigures(tx, generation, numberArray(wanted.map(({ slot }) => slot)));
  const of = <T>(pick: (document: SearchDocument) => readonly T[]) =>
    JSON.stringify(wanted.flatMap(({ slot, document }) => pick(document).map((row) => ({ slot, ...row }))));
  const colours = of((document) =>
    document.colours.map(({ lab }) => {
      const [l, a, b] = lab.map(withoutTraces);
      return { cell: colourCell(lab), l, a, b };
    }),
  );
  const numbers = tx`
    insert into search_numbers (generation, slot, measure, value)
    select ${generation}::int, r.slot, r.measure, r.value
    from jsonb_to_recordset(${of(measuresOf)}::jsonb) as r(slot int, measure text, value float8)`;
  const pieces = tx`
    insert into search_pieces (generation, slot, long_cm, short_cm, count)
    select ${generation}::int, r.slot, r."longCm", r."shortCm", r.count
    from jsonb_to_recordset(${of(sizesOf)}::jsonb) as r(slot int, "longCm" float8, "shortCm" float8, count int)`;
  const shades = tx`
    insert into search_colours (generation, slot, cell, l, a, b)
    select ${generation}::int, r.slot, r.cell, r.l, r.a, r.b
    from jsonb_to_recordset(${colours}::jsonb) as r(slot int, cell int, l float8, a float8, b float8)`;
  await Promise.all([deleting, numbers, pieces, shades]);
}

/** Removes figures, pieces and colours at slots: an array as {@link numberArray} writes it. */
export async function deleteFigures(tx: SqlTransaction, generation: number, slots: string): Promise<void> {
  await Promise.all([
    tx`delete from search_numbers where generation = ${generation} and slot = any(${slots}::int[])`,
    tx`delete from search_pieces where generation = ${generation} and slot = any(${slots}::int[])`,
    tx`delete from search_colours where generation = ${generation} and slot = any(${slots}::int[])`,
  ]);
}

/** A roll is the size of which there are 0: how many it gives depends on what is asked (`statement-rare.ts`). */
function sizesOf({ pieces, roll }: SearchDocument): PieceExtent[] {
  return roll === null ? pieces : [...pieces, { ...roll, count: 0 }];
}
