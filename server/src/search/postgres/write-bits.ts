import { numberArray } from './arrays.ts';
import type { SqlTransaction } from './dictionary.ts';

// A block has 4,096 slots: `slot >> 12` is a slot's block, `slot & 4095` its place there.

/** Things that stand at slots: `values[i]` at `slots[i]`. */
export interface Bits<Value> {
  values: Value[];
  slots: number[];
}

/** Words in fields, each word × 8 + field. */
export type WordBits = Bits<number>;

/** Ids of facets' values. */
export type FacetBits = Bits<number>;

/** Values of filters, each `kind:value`. */
export type FilterBits = Bits<string>;

/** So many documents of a block are kept as a list; more are bits, which a list would outgrow at 256. */
const MOST_LISTED = 48;

/**
 * Sets words, which must not be set yet, making blocks that are not there. A list that grows too long becomes
 * bits, and stays so.
 */
export async function setWordBits(tx: SqlTransaction, generation: number, bits: WordBits): Promise<void> {
  if (bits.slots.length === 0) return;
  const { packed, blocks, listed, dense } = wordRows(bits);
  await tx`
    insert into search_word_blocks as w (generation, word, field, block, bits, slots)
    select ${generation}::int, b.packed >> 3, b.packed & 7, b.block, b.bits::bit varying, b.slots::smallint[]
    from unnest(${packed}::int[], ${blocks}::int[], ${dense}::text[], ${listed}::text[]) as b(packed, block, bits, slots)
    on conflict (generation, word, field, block) do update set
      bits = case
        when w.bits is not null or excluded.bits is not null
          then coalesce(w.bits, search_listed_bits(w.slots)) | coalesce(excluded.bits, search_listed_bits(excluded.slots))
        when cardinality(w.slots) + cardinality(excluded.slots) > ${MOST_LISTED}
          then search_listed_bits(w.slots || excluded.slots)
        end,
      slots = case
        when w.bits is null and excluded.bits is null and cardinality(w.slots) + cardinality(excluded.slots) <= ${MOST_LISTED}
          then w.slots || excluded.slots
        end`;
}

/** The slots of a word in one block. */
interface Row {
  packed: number;
  block: number;
  slots: number[];
}

/**
 * The rows of words as four arrays. Put together here and not by the server, for which a million places to sort are most of what
 * a rebuild costs.
 */
function wordRows({ values, slots }: WordBits): {
  packed: string;
  blocks: string;
  dense: string;
  listed: string;
} {
  const blocks = new Map<number, Map<number, Row>>();
  for (const [index, packed] of values.entries()) {
    const slot = slots[index] ?? 0;
    const block = slot >> 12;
    const rows = blocks.get(block) ?? new Map<number, Row>();
    blocks.set(block, rows);
    const row = rows.get(packed);
    if (row) row.slots.push(slot & 4095);
    else rows.set(packed, { packed, block, slots: [slot & 4095] });
  }
  const all = [...blocks.values()].flatMap((rows) => [...rows.values()]);
  const isListed = ({ slots }: { slots: readonly number[] }) => slots.length <= MOST_LISTED;
  return {
    packed: numberArray(all.map(({ packed }) => packed)),
    blocks: numberArray(all.map(({ block }) => block)),
    listed: `{${all.map((row) => (isListed(row) ? `"${numberArray(row.slots)}"` : 'null')).join(',')}}`,
    dense: `{${all.map((row) => (isListed(row) ? 'null' : bitString(row.slots))).join(',')}}`,
  };
}

/** A block's bits as PostgreSQL reads them, in hexadecimal digits. */
function bitString(slots: readonly number[]): string {
  const bytes = Buffer.alloc(512);
  for (const slot of slots) bytes[slot >> 3] = (bytes[slot >> 3] ?? 0) | (0x80 >> (slot & 7));
  return `x${bytes.toString('hex')}`;
}

/** Clears words. */
export async function clearWordBits(tx: SqlTransaction, generation: number, bits: WordBits): Promise<void> {
  if (bits.slots.length === 0) return;
  await tx`
    update search_word_blocks w set bits = w.bits & ~cleared.bits,
      slots = case when w.slots is not null then array(select unnest(w.slots) except select unnest(cleared.slots)) end
    from (
      select b.packed >> 3 as word, b.packed & 7 as field, b.slot >> 12 as block,
        search_bits(b.slot & 4095, 1) as bits, array_agg((b.slot & 4095)::smallint) as slots
      from unnest(${numberArray(bits.values)}::int[],
        ${numberArray(bits.slots)}::int[]) as b(packed, slot)
      group by 1, 2, 3
    ) cleared
    where w.generation = ${generation} and w.word = cleared.word and w.field = cleared.field and w.block = cleared.block`;
}

/** Sets values of facets, making blocks that are not there. */
export async function setFacetBits(tx: SqlTransaction, generation: number, bits: FacetBits): Promise<void> {
  if (bits.slots.length === 0) return;
  await tx`
    insert into search_facet_blocks as k (generation, facet, block, bits)
    select ${generation}::int, b.facet, b.slot >> 12, search_bits(b.slot & 4095, 1)
    from unnest(${numberArray(bits.values)}::int[],
      ${numberArray(bits.slots)}::int[]) as b(facet, slot)
    group by b.facet, b.slot >> 12
    on conflict (generation, facet, block) do update set bits = k.bits | excluded.bits`;
}

/** Clears values of facets. */
export async function clearFacetBits(tx: SqlTransaction, generation: number, bits: FacetBits): Promise<void> {
  if (bits.slots.length === 0) return;
  await tx`
    update search_facet_blocks k set bits = k.bits & ~cleared.bits
    from (
      select b.facet, b.slot >> 12 as block, search_bits(b.slot & 4095, 1) as bits
      from unnest(${numberArray(bits.values)}::int[],
        ${numberArray(bits.slots)}::int[]) as b(facet, slot)
      group by 1, 2
    ) cleared
    where k.generation = ${generation} and k.facet = cleared.facet and k.block = cleared.block`;
}

/** Sets values of filters, making blocks that are not there. */
export async function setFilterBits(tx: SqlTransaction, generation: number, bits: FilterBits): Promise<void> {
  if (bits.slots.length === 0) return;
  const { kinds, values } = filterColumns(bits);
  await tx`
    insert into search_filter_blocks as k (generation, kind, value, block, bits)
    select ${generation}::int, b.kind, b.value, b.slot >> 12, search_bits(b.slot & 4095, 1)
    from unnest(${kinds}::smallint[], ${values}::text[], ${numberArray(bits.slots)}::int[]) as b(kind, value, slot)
    group by b.kind, b.value, b.slot >> 12
    on conflict (generation, kind, value, block) do update set bits = k.bits | excluded.bits`;
}

/** Clears values of filters. */
export async function clearFilterBits(
  tx: SqlTransaction,
  generation: number,
  bits: FilterBits,
): Promise<void> {
  if (bits.slots.length === 0) return;
  const { kinds, values } = filterColumns(bits);
  await tx`
    update search_filter_blocks k set bits = k.bits & ~cleared.bits
    from (
      select b.kind, b.value, b.slot >> 12 as block, search_bits(b.slot & 4095, 1) as bits
      from unnest(${kinds}::smallint[], ${values}::text[], ${numberArray(bits.slots)}::int[]) as b(kind, value, slot)
      group by 1, 2, 3
    ) cleared
    where k.generation = ${generation} and k.kind = cleared.kind and k.value = cleared.value and k.block = cleared.block`;
}

function filterColumns({ values }: FilterBits): { kinds: string; values: string[] } {
  const colons = values.map((value) => value.indexOf(':'));
  return {
    kinds: numberArray(values.map((value, index) => Number(value.slice(0, colons[index])))),
    values: values.map((value, index) => value.slice((colons[index] ?? 0) + 1)),
  };
}
