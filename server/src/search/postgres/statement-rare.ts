import type { Sql } from '@scampolo/db/client';
import { numberArray } from './arrays.ts';
import { CONDITION, type Plan } from './plan.ts';
import type { Fragment } from './statement.ts';
import { slotsOf } from './statement-page.ts';

/** Nothing lies between these. */
const NEVER = [1, 0] as const;

/** Mean radius of the earth, kilometres (IUGG). */
const EARTH_RADIUS_KM = 6371.0088;

/**
 * Whether a plan asks for something that the common form of the statement leaves out: anything but words and
 * facets.
 */
export function isRare(plan: Plan): boolean {
  const lists = [plan.filters, plan.ranges, plan.phrases];
  const excludes = plan.words.some(({ condition }) => condition >= CONDITION.firstExcluded);
  return (
    excludes ||
    lists.some((list) => list.length > 0) ||
    [plan.near, plan.piece, plan.from].some((one) => one !== null)
  );
}

/** The values of what is rare. */
export function rareInputs(sql: Sql, plan: Plan): Fragment {
  const { filters, ranges, phrases, near, piece, from } = plan;
  const conditionsOf = (rows: readonly { condition: number }[]) =>
    numberArray(rows.map((row) => row.condition));
  const cells = near?.cells ?? [];
  const strips = piece?.strips ?? [];
  const words = phrases.flatMap(({ condition, words: ids }) => ids.map((id) => ({ condition, id })));
  return sql`rare as materialized (
    select ${conditionsOf(filters)}::int[] as filter_conditions,
      ${numberArray(filters.map(({ kind }) => kind))}::smallint[] as filter_kinds,
      ${filters.map(({ value }) => value)}::text[] as filter_values,
      ${conditionsOf(ranges)}::int[] as range_conditions, ${ranges.map(({ measure }) => measure)}::text[] as range_measures,
      ${numberArray(ranges.map(({ low }) => low))}::float8[] as range_lows,
      ${numberArray(ranges.map(({ high }) => high))}::float8[] as range_highs,
      ${conditionsOf(phrases)}::int[] as phrase_conditions, ${phrases.map(({ text }) => text)}::text[] as phrase_texts,
      ${numberArray(phrases.map(({ words: ids }) => ids.length))}::int[] as phrase_lengths,
      ${conditionsOf(words)}::int[] as phrase_word_conditions, ${numberArray(words.map(({ id }) => id))}::int[] as phrase_word_ids,
      ${near?.lab[0] ?? null}::float8 as l, ${near?.lab[1] ?? null}::float8 as a, ${near?.lab[2] ?? null}::float8 as b,
      ${near?.deltaE ?? null}::float8 as delta_e, ${numberArray(cells.map(({ cell }) => cell))}::int[] as cells,
      ${numberArray(cells.map(({ lightness: [darkest] }) => darkest))}::float8[] as darkest,
      ${numberArray(cells.map(({ lightness: [, lightest] }) => lightest))}::float8[] as lightest,
      ${numberArray(cells.map(({ surely }) => surely?.[0] ?? NEVER[0]))}::float8[] as surely_darkest,
      ${numberArray(cells.map(({ surely }) => surely?.[1] ?? NEVER[1]))}::float8[] as surely_lightest,
      ${piece?.longCm ?? null}::float8 as long_cm, ${piece?.shortCm ?? null}::float8 as short_cm,
      ${piece?.count ?? null}::float8 as piece_count,
      ${numberArray(strips.map(({ long: [from] }) => from))}::float8[] as long_froms,
      ${numberArray(strips.map(({ long: [, to] }) => to))}::float8[] as long_tos,
      ${numberArray(strips.map(({ short: [from] }) => from))}::float8[] as short_froms,
      ${numberArray(strips.map(({ short: [, to] }) => to))}::float8[] as short_tos,
      ${from?.lat ?? null}::float8 as lat, ${from?.lon ?? null}::float8 as lon, ${plan.withinKm}::float8 as within_km
  )`;
}

/** Places with their distance by the haversine formula, and documents in which a phrase may stand. */
export function rareParts(sql: Sql): Fragment {
  return sql`places as materialized (
    select k.kind, k.value as place, 2 * ${EARTH_RADIUS_KM}::float8 * asin(least(1, sqrt(
        sin(radians(k.lat - r.lat) / 2) ^ 2
        + cos(radians(r.lat)) * cos(radians(k.lat)) * sin(radians(k.lon - r.lon) / 2) ^ 2))) as km
    from rare r, (
      select distinct kind, value, split_part(value, ',', 1)::float8 as lat, split_part(value, ',', 2)::float8 as lon
      from search_filter_blocks
      where generation = (select generation from input) and kind = 22
    ) k
    where r.lat is not null
  ),
  phrase_candidates as materialized (
    select w.condition, w.block, bit_and(w.bits) as bits
    from (
      select t.condition, t.word, w.block, bit_or(coalesce(w.bits, search_listed_bits(w.slots))) as bits
      from rare r, unnest(r.phrase_word_conditions, r.phrase_word_ids) as t(condition, word)
      join search_word_blocks w on w.generation = (select generation from input) and w.word = t.word
        and w.field in (5, 2, 1)
      group by 1, 2, 3
    ) w, rare r, unnest(r.phrase_conditions, r.phrase_lengths) as p(condition, length)
    where p.condition = w.condition
    group by w.condition, w.block, p.length
    having count(*) = p.length
  )`;
}

/** More alternatives of `found`. */
export function rareAlternatives(sql: Sql): Fragment {
  return sql`
    union all
    select t.condition, k.block, k.bits
    from rare r, unnest(r.filter_conditions, r.filter_kinds, r.filter_values) as t(condition, kind, value)
    join search_filter_blocks k on k.generation = (select generation from input) and k.kind = t.kind and k.value = t.value
    where t.condition <> ${CONDITION.piece}::int
    union all
    select t.condition, n.slot >> 12, search_bits(n.slot & 4095, 1)
    from rare r, unnest(r.range_conditions, r.range_measures, r.range_lows, r.range_highs) as t(condition, measure, low, high)
    join search_numbers n on n.generation = (select generation from input) and n.measure = t.measure
      and n.value between t.low and t.high
    group by 1, 2
    union all
    select c.condition, c.block, search_bits(at.place, 1)
    from phrase_candidates c
    join (select t.condition, t.text from rare r, unnest(r.phrase_conditions, r.phrase_texts) as t(condition, text)) p
      on p.condition = c.condition
    cross join lateral ${slotsOf(sql, sql`c.bits`)} as at(place)
    join search_contents t on t.generation = (select generation from input) and t.slot = (c.block << 12) + at.place
    where strpos(t.text, p.text) > 0
    group by 1, 2
    union all
    select ${CONDITION.within}::int, k.block, k.bits
    from rare r
    join places p on p.km <= r.within_km
    join search_filter_blocks k on k.generation = (select generation from input) and k.kind = p.kind and k.value = p.place`;
}

/**
 * `conditions`: as `found`, without what must not be met, which is taken from the documents that there are.
 */
export function excluding(sql: Sql): Fragment {
  return sql`conditions as materialized (
    select f.condition, f.block, coalesce(f.bits & ~e.bits, f.bits) as bits
    from found f left join (
      select ${CONDITION.every}::int as condition, block, bit_or(bits) as bits
      from found where condition >= ${CONDITION.firstExcluded}::int
      group by block
    ) e on e.condition = f.condition and e.block = f.block
    where f.condition < ${CONDITION.firstExcluded}::int
  )`;
}
