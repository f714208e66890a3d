import { DOCUMENT_FORMAT } from '../document.ts';
import { numberArray } from './arrays.ts';
import { learn, type SqlTransaction } from './dictionary.ts';
import { placeOf } from './keys.ts';
import {
  type Indexed,
  newFacetsIn,
  newWordsIn,
  type ReadDocument,
  type Wanted,
  wantedAt,
} from './read-documents.ts';
import {
  type Bits,
  clearFacetBits,
  clearFilterBits,
  clearWordBits,
  setFacetBits,
  setFilterBits,
  setWordBits,
} from './write-bits.ts';
import { deleteFigures, writeFigures } from './write-figures.ts';

/** Metres, square metres, kilograms, pieces: the order of the sort by amount. */
const UNIT_RANK = { m: 1, m2: 2, kg: 3, pcs: 4 } as const;

/** Adds documents to a generation, or replaces those of the same id. Only one transaction at a time may do so (`changeIndex`). */
export async function writeDocuments(
  tx: SqlTransaction,
  generation: number,
  read: readonly ReadDocument[],
): Promise<void> {
  if (read.length === 0) return;
  const ids = read.map(({ document }) => document.id);
  const present = await readIndexed(tx, generation, ids);
  const slots = await takeSlots(tx, generation, ids.length - present.size);
  const numbers = await learn(tx, newWordsIn(read), newFacetsIn(read));
  const wanted = read.map((one) =>
    wantedAt(present.get(one.document.id)?.slot ?? slots.pop() ?? 0, one, numbers),
  );
  await writeWanted(tx, generation, wanted, present);
}

/** Writes documents to a generation at their slots, in place of what is `present` of them. */
export async function writeWanted(
  tx: SqlTransaction,
  generation: number,
  wanted: readonly Wanted[],
  present: ReadonlyMap<string, Indexed> = new Map(),
): Promise<void> {
  const changes = wanted.map((next) => ({ slot: next.slot, next, before: present.get(next.id) }));
  // Sent one behind the other without waiting: meanwhile this process can take the next documents apart.
  await Promise.all([
    changeBits(tx, generation, changes),
    writeRows(tx, generation, wanted),
    writeFigures(tx, generation, wanted, [...present.values()]),
  ]);
}

/**
 * Takes documents out of a generation; ids that are not in it are no error. Their slots are free from then
 * on.
 */
export async function removeDocuments(
  tx: SqlTransaction,
  generation: number,
  ids: readonly string[],
): Promise<void> {
  const present = await readIndexed(tx, generation, ids);
  if (present.size === 0) return;
  const gone = [...present.values()];
  await changeBits(
    tx,
    generation,
    gone.map((before) => ({ slot: before.slot, next: undefined, before })),
  );
  const slots = numberArray(gone.map(({ slot }) => slot));
  await tx`update search_documents set id = null where generation = ${generation} and slot = any(${slots}::int[])`;
  await tx`delete from search_contents where generation = ${generation} and slot = any(${slots}::int[])`;
  await deleteFigures(tx, generation, slots);
}

async function readIndexed(
  tx: SqlTransaction,
  generation: number,
  ids: readonly string[],
): Promise<Map<string, Indexed>> {
  const rows = await tx<Indexed[]>`
    select d.id, d.slot, d.facets, c.words, c.filters
    from unnest(${[...ids]}::uuid[]) as asked(id)
    join search_documents d on d.generation = ${generation} and d.id = asked.id
    join search_contents c on c.generation = d.generation and c.slot = d.slot`;
  return new Map(rows.map((row) => [row.id, row]));
}

/**
 * Free slots first, so that blocks stay full; then new ones, highest first since they are taken from the end.
 */
async function takeSlots(tx: SqlTransaction, generation: number, wanted: number): Promise<number[]> {
  if (wanted === 0) return [];
  const free = await tx<{ slot: number }[]>`
    select slot from search_documents where generation = ${generation} and id is null order by slot limit ${wanted}`;
  const [row] = await tx<{ next: number }[]>`
    select coalesce(max(slot) + 1, 0) as next from search_documents where generation = ${generation}`;
  const next = row?.next ?? 0;
  const fresh = Array.from({ length: wanted - free.length }, (_, index) => next + index);
  return [...free.map(({ slot }) => slot), ...fresh].reverse();
}

/** A document's contents at a slot, and those that were there before. */
interface Change {
  slot: number;
  next: Indexed | undefined;
  before: Indexed | undefined;
}

/** Sets and clears only what differs: of most changes (a claim) that is one figure. */
async function changeBits(tx: SqlTransaction, generation: number, changes: readonly Change[]): Promise<void> {
  const added = changes.map(({ slot, next, before }) => ({ slot, has: next, other: before }));
  const gone = changes.map(({ slot, next, before }) => ({ slot, has: before, other: next }));
  // In this order, which a connection keeps: a slot that was freed and taken again is cleared before it is set.
  await Promise.all([
    clearWordBits(
      tx,
      generation,
      differing(gone, ({ words }) => words),
    ),
    clearFacetBits(
      tx,
      generation,
      differing(gone, ({ facets }) => facets),
    ),
    clearFilterBits(
      tx,
      generation,
      differing(gone, ({ filters }) => filters),
    ),
    setWordBits(
      tx,
      generation,
      differing(added, ({ words }) => words),
    ),
    setFacetBits(
      tx,
      generation,
      differing(added, ({ facets }) => facets),
    ),
    setFilterBits(
      tx,
      generation,
      differing(added, ({ filters }) => filters),
    ),
  ]);
}

/** What documents have of a kind at their slots that the other contents there do not have. */
function differing<Value>(
  documents: readonly { slot: number; has: Indexed | undefined; other: Indexed | undefined }[],
  pick: (indexed: Indexed) => readonly Value[],
): Bits<Value> {
  const bits: Bits<Value> = { values: [], slots: [] };
  for (const { slot, has, other } of documents) {
    if (has === undefined) continue;
    const known = other && new Set(pick(other));
    for (const value of pick(has)) {
      if (known?.has(value)) continue;
      bits.values.push(value);
      bits.slots.push(slot);
    }
  }
  return bits;
}

async function writeRows(tx: SqlTransaction, generation: number, wanted: readonly Wanted[]): Promise<void> {
  const slots = numberArray(wanted.map(({ slot }) => slot));
  const documents = wanted.map(({ document }) => document);
  const instants = (times: readonly (number | null)[]) =>
    times.map((time) => (time === null ? null : new Date(time).toISOString()));
  const shown = tx`
    insert into search_documents (generation, slot, id, revision, format, published_at, available_until, unit_rank, amount, place,
      facets)
    select ${generation}::int, r.slot, r.id, r.revision, ${DOCUMENT_FORMAT}::smallint, r.published_at::timestamptz,
      r.available_until::timestamptz, r.unit_rank, r.amount, r.place, r.facets::int[]
    from unnest(${slots}::int[], ${documents.map(({ id }) => id)}::uuid[],
      ${numberArray(documents.map(({ revision }) => revision))}::int[],
      ${instants(documents.map(({ publishedAt }) => publishedAt))}::text[],
      ${instants(documents.map(({ availableUntil }) => availableUntil))}::text[],
      ${numberArray(documents.map(({ unit }) => UNIT_RANK[unit]))}::smallint[],
      ${numberArray(documents.map(({ amountLeft }) => amountLeft))}::bigint[], ${documents.map(placeOf)}::text[],
      ${wanted.map(({ facets }) => numberArray(facets))}::text[])
      as r(slot, id, revision, published_at, available_until, unit_rank, amount, place, facets)
    on conflict (generation, slot) do update set id = excluded.id, revision = excluded.revision, format = excluded.format,
      published_at = excluded.published_at, available_until = excluded.available_until,
      unit_rank = excluded.unit_rank, amount = excluded.amount, place = excluded.place, facets = excluded.facets`;
  const texts = JSON.stringify(
    // Numbers stand in text: a JSON number costs the server ten times what one of an array does.
    wanted.map(({ slot, words, filters, text }) => ({ slot, words: numberArray(words), filters, text })),
  );
  const contents = tx`
    insert into search_contents (generation, slot, words, filters, text)
    select ${generation}::int, r.slot, r.words::int[], r.filters, r.text
    from jsonb_to_recordset(${texts}::jsonb) as r(slot int, words text, filters text[], text text)
    on conflict (generation, slot) do update set words = excluded.words, filters = excluded.filters, text = excluded.text`;
  await Promise.all([shown, contents]);
}
