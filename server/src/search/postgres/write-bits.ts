import { numberArray } from './arrays.ts';
import type { SqlTransaction } from './dictionary.ts';

// A block has 4,096 slots: `slot >> 12` is a slot's block, `slot & 4095` its place there.

/** A word in a field at a slot; `packed` is word × 8 + field. */
export interface WordBit {
  packed: number;
  slot: number;
}

/** A facet's value at a slot. */
export interface FacetBit {
  facet: number;
  slot: number;
}

/** A filter's value at a slot. */
export interface FilterBit {
  kind: number;
  value: string;
  slot: number;
}

/** So many documents of a block are kept as a list; more are bits, which a list would outgrow at 256. */
const MOST_LISTED = 48;

/**
 * Sets words, which must not be set yet, making blocks that are not there. A list that grows too long becomes
 * bits, and stays so.
 */
export async function setWordBits(
  tx: SqlTransaction,
  generation: number,
  bits: readonly WordBit[],
): Promise<void> {
  if (bits.length === 0) return;
  await tx`
    insert into search_word_blocks as w (generation, word, field, block, bits, slots)
    select ${generation}::int, b.packed >> 3, b.packed & 7, b.slot >> 12,
      case when count(*) > ${MOST_LISTED} then search_bits(b.slot & 4095, 1) end,
      case when count(*) <= ${MOST_LISTED} then array_agg((b.slot & 4095)::smallint) end
    from unnest(${numberArray(bits.map(({ packed }) => packed))}::int[],
      ${numberArray(bits.map(({ slot }) => slot))}::int[]) as b(packed, slot)
    group by b.packed, b.slot >> 12
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

/** Clears words. */
export async function clearWordBits(
  tx: SqlTransaction,
  generation: number,
  bits: readonly WordBit[],
): Promise<void> {
  if (bits.length === 0) return;
  await tx`
    update search_word_blocks w set bits = w.bits & ~cleared.bits,
      slots = case when w.slots is not null then array(select unnest(w.slots) except select unnest(cleared.slots)) end
    from (
      select b.packed >> 3 as word, b.packed & 7 as field, b.slot >> 12 as block,
        search_bits(b.slot & 4095, 1) as bits, array_agg((b.slot & 4095)::smallint) as slots
      from unnest(${numberArray(bits.map(({ packed }) => packed))}::int[],
        ${numberArray(bits.map(({ slot }) => slot))}::int[]) as b(packed, slot)
      group by 1, 2, 3
    ) cleared
    where w.generation = ${generation} and w.word = cleared.word and w.field = cleared.field and w.block = cleared.block`;
}

/** Sets values of facets, making blocks that are not there. */
export async function setFacetBits(
  tx: SqlTransaction,
  generation: number,
  bits: readonly FacetBit[],
): Promise<void> {
  if (bits.length === 0) return;
  await tx`
    insert into search_facet_blocks as k (generation, facet, block, bits)
    select ${generation}::int, b.facet, b.slot >> 12, search_bits(b.slot & 4095, 1)
    from unnest(${numberArray(bits.map(({ facet }) => facet))}::int[],
      ${numberArray(bits.map(({ slot }) => slot))}::int[]) as b(facet, slot)
    group by b.facet, b.slot >> 12
    on conflict (generation, facet, block) do update set bits = k.bits | excluded.bits`;
}

/** Clears values of facets. */
export async function clearFacetBits(
  tx: SqlTransaction,
  generation: number,
  bits: readonly FacetBit[],
): Promise<void> {
  if (bits.length === 0) return;
  await tx`
    update search_facet_blocks k set bits = k.bits & ~cleared.bits
    from (
      select b.facet, b.slot >> 12 as block, search_bits(b.slot & 4095, 1) as bits
      from unnest(${numberArray(bits.map(({ facet }) => facet))}::int[],
        ${numberArray(bits.map(({ slot }) => slot))}::int[]) as b(facet, slot)
      group by 1, 2
    ) cleared
    where k.generation = ${generation} and k.facet = cleared.facet and k.block = cleared.block`;
}

/** Sets values of filters, making blocks that are not there. */
export async function setFilterBits(
  tx: SqlTransaction,
  generation: number,
  bits: readonly FilterBit[],
): Promise<void> {
  if (bits.length === 0) return;
  await tx`
    insert into search_filter_blocks as k (generation, kind, value, block, bits)
    select ${generation}::int, b.kind, b.value, b.slot >> 12, search_bits(b.slot & 4095, 1)
    from unnest(${numberArray(bits.map(({ kind }) => kind))}::smallint[], ${bits.map(({ value }) => value)}::text[],
      ${numberArray(bits.map(({ slot }) => slot))}::int[]) as b(kind, value, slot)
    group by b.kind, b.value, b.slot >> 12
    on conflict (generation, kind, value, block) do update set bits = k.bits | excluded.bits`;
}

/** Clears values of filters. */
export async function clearFilterBits(
  tx: SqlTransaction,
  generation: number,
  bits: readonly FilterBit[],
): Promise<void> {
  if (bits.length === 0) return;
  await tx`
    update search_filter_blocks k set bits = k.bits & ~cleared.bits
    from (
      select b.kind, b.value, b.slot >> 12 as block, search_bits(b.slot & 4095, 1) as bits
      from unnest(${numberArray(bits.map(({ kind }) => kind))}::smallint[], ${bits.map(({ value }) => value)}::text[],
        ${numberArray(bits.map(({ slot }) => slot))}::int[]) as b(kind, value, slot)
      group by 1, 2, 3
    ) cleared
    where k.generation = ${generation} and k.kind = cleared.kind and k.value = cleared.value and k.block = cleared.block`;
}
