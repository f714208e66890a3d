import { DOCUMENT_FORMAT, type SearchDocument } from '../document.ts';
import { numberArray } from './arrays.ts';
import { type Contents, contentsOf } from './contents.ts';
import { facetText, learnFacets, learnWords, type SqlTransaction } from './dictionary.ts';
import { facetsOf, filtersOf, type Key, placeOf } from './keys.ts';
import {
  clearFacetBits,
  clearFilterBits,
  clearWordBits,
  type FilterBit,
  setFacetBits,
  setFilterBits,
  setWordBits,
} from './write-bits.ts';
import { deleteFigures, writeFigures } from './write-figures.ts';

/** A document that is in the index, and what it has set there. */
interface Indexed {
  id: string;
  slot: number;
  /** word × 8 + field */
  words: number[];
  /** ids of facets' values */
  facets: number[];
  /** `kind:value` */
  filters: string[];
}

/** What a document is to have in the index. */
interface Wanted extends Indexed {
  document: SearchDocument;
  text: string;
}

/** Metres, square metres, kilograms, pieces: the order of the sort by amount. */
const UNIT_RANK = { m: 1, m2: 2, kg: 3, pcs: 4 } as const;

/** A document taken apart. */
export interface ReadDocument extends Contents {
  document: SearchDocument;
  facets: Key[];
}

/** Takes documents apart, for {@link writeRead}; of several with one id the last counts. Asks nothing of the database. */
export function readDocuments(documents: readonly SearchDocument[]): ReadDocument[] {
  const byId = new Map(documents.map((document) => [document.id, document]));
  return [...byId.values()].map((document) => ({
    document,
    ...contentsOf(document),
    facets: facetsOf(document),
  }));
}

/**
 * Adds documents to a generation, or replaces those of the same id; of several with one id the last counts.
 * Only one transaction at a time may do so (`lockIndex`).
 */
export function writeDocuments(
  tx: SqlTransaction,
  generation: number,
  documents: readonly SearchDocument[],
): Promise<void> {
  return writeRead(tx, generation, readDocuments(documents));
}

/** As {@link writeDocuments}, of documents that have been taken apart: that is half of the work, and needs no lock. */
export async function writeRead(
  tx: SqlTransaction,
  generation: number,
  documents: readonly ReadDocument[],
): Promise<void> {
  if (documents.length === 0) return;
  const ids = documents.map(({ document }) => document.id);
  const present = await readIndexed(tx, generation, ids);
  const slots = await takeSlots(tx, generation, ids.length - present.size);
  const wanted = await prepare(tx, documents, (id) => present.get(id)?.slot ?? slots.pop() ?? 0);
  const pairs = wanted.map((next) => ({ slot: next.slot, next, before: present.get(next.id) }));
  // Sent one behind the other without waiting: meanwhile this process can take the next documents apart.
  await Promise.all([
    changeBits(tx, generation, pairs),
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

async function prepare(
  tx: SqlTransaction,
  contents: readonly ReadDocument[],
  slotOf: (id: string) => number,
): Promise<Wanted[]> {
  const words = await learnWords(tx, [
    ...new Set(contents.flatMap((content) => content.words.map(({ word }) => word))),
  ]);
  const facets = await learnFacets(
    tx,
    contents.flatMap((content) => content.facets),
  );
  return contents.map((content) => ({
    id: content.document.id,
    slot: slotOf(content.document.id),
    document: content.document,
    text: content.text,
    words: content.words.map(({ word, field }) => (words.get(word) ?? 0) * 8 + field),
    facets: [...new Set(content.facets.map((key) => facets.get(facetText(key)) ?? 0))],
    filters: [...new Set(filtersOf(content.document).map(({ kind, value }) => `${kind}:${value}`))],
  }));
}

/** Sets and clears only what differs: of most changes (a claim) that is one figure. */
async function changeBits(
  tx: SqlTransaction,
  generation: number,
  pairs: readonly { slot: number; next: Indexed | undefined; before: Indexed | undefined }[],
): Promise<void> {
  const differing = <T, Bit>(
    added: boolean,
    pick: (indexed: Indexed) => readonly T[],
    bitOf: (item: T, slot: number) => Bit,
  ) => {
    const bits: Bit[] = [];
    for (const { slot, next, before } of pairs) {
      const [wanted, other] = added ? [next, before] : [before, next];
      if (wanted === undefined) continue;
      const known = new Set(other && pick(other));
      for (const item of pick(wanted)) if (!known.has(item)) bits.push(bitOf(item, slot));
    }
    return bits;
  };
  const words = (added: boolean) =>
    differing(
      added,
      (indexed) => indexed.words,
      (packed, slot) => ({ packed, slot }),
    );
  const facets = (added: boolean) =>
    differing(
      added,
      (indexed) => indexed.facets,
      (facet, slot) => ({ facet, slot }),
    );
  const filters = (added: boolean) => differing(added, (indexed) => indexed.filters, filterBit);
  // In this order, which a connection keeps: a slot that was freed and taken again is cleared before it is set.
  await Promise.all([
    clearWordBits(tx, generation, words(false)),
    clearFacetBits(tx, generation, facets(false)),
    clearFilterBits(tx, generation, filters(false)),
    setWordBits(tx, generation, words(true)),
    setFacetBits(tx, generation, facets(true)),
    setFilterBits(tx, generation, filters(true)),
  ]);
}

function filterBit(stored: string, slot: number): FilterBit {
  const colon = stored.indexOf(':');
  return { kind: Number(stored.slice(0, colon)), value: stored.slice(colon + 1), slot };
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
