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

/** Whether a plan asks for what is found out document by document. */
export function isMeasured({ near, piece }: Plan): boolean {
  return near !== null || piece !== null;
}

/**
 * Sizes of pieces and colours nearby, of the documents alone that meet all else that is asked, but for the facets that are counted without
 * their own filter: measuring is dear, and words leave little to measure. Of sizes some may stand in `basic`: those of whole cells.
 */
export function measured(sql: Sql, plan: Plan): Fragment {
  const own = [plan.near, plan.piece].filter((one) => one !== null).length;
  return sql`narrow as materialized (
    select b.block, bit_and(b.bits) as bits
    from basic b
    where b.condition < ${CONDITION.firstExcluded}::int and b.condition <> all (select unnest(set_kinds) from input)
      ${plan.piece ? sql`and b.condition <> ${CONDITION.piece}::int` : sql``}
    group by b.block
    having count(*) = (select positive - cardinality(set_kinds) + 1 from input) - ${own}::int
  ),
  ${plan.piece ? foundWithPieces(sql, plan) : foundNearby(sql)}`;
}

/** Pieces of strips join those of whole cells, which are in `basic` as the same condition. */
function foundWithPieces(sql: Sql, { piece, near }: Plan): Fragment {
  return sql`found as materialized (
    select condition, block, bit_or(bits) as bits from (
      select condition, block, bits from basic
      union all ${pieces(sql, piece?.count ?? 1)}
      ${near ? sql`union all ${colours(sql)}` : sql``}
    ) all_found
    group by condition, block
  )`;
}

function foundNearby(sql: Sql): Fragment {
  return sql`found as materialized (select condition, block, bits from basic union all ${colours(sql)})`;
}

/** One piece in a strip; or several that have to be counted. */
function pieces(sql: Sql, count: number): Fragment {
  const narrowed = sql`join narrow n on n.block = p.slot >> 12
      where get_bit(n.bits, p.slot & 4095) = 1`;
  if (count <= 1) {
    return sql`
    select ${CONDITION.piece}::int, p.slot >> 12, search_bits(p.slot & 4095, 1)
      from rare r, unnest(r.long_froms, r.long_tos, r.short_froms, r.short_tos) as s(long_from, long_to, short_from, short_to)
      join search_pieces p on p.generation = (select generation from input)
        and p.long_cm >= s.long_from and p.long_cm < s.long_to and p.short_cm >= s.short_from and p.short_cm < s.short_to
      ${narrowed}
    group by 1, 2`;
  }
  return sql`
    select ${CONDITION.piece}::int, m.slot >> 12, search_bits(m.slot & 4095, 1)
    from (
      select p.slot
      from rare r
      join search_pieces p on p.generation = (select generation from input) and p.long_cm >= r.long_cm and p.short_cm >= r.short_cm
      ${narrowed}
      group by p.slot, r.piece_count
      -- As \`piecesThatFit\` counts; 0 stands for a roll.
      having sum(case when p.count > 0 then p.count else greatest(1,
        floor(p.long_cm / greatest(r.long_cm, 1) + 1e-9) * floor(p.short_cm / greatest(r.short_cm, 1) + 1e-9),
        floor(p.long_cm / greatest(r.short_cm, 1) + 1e-9) * floor(p.short_cm / greatest(r.long_cm, 1) + 1e-9)) end)
        >= r.piece_count
    ) m
    group by 1, 2`;
}

/** Those that are near for sure, and of the others those that the formula finds near. */
function colours(sql: Sql): Fragment {
  return sql`
    select ${CONDITION.near}::int, n.slot >> 12, search_bits(n.slot & 4095, 1)
    from (
      select c.slot
      from rare r, unnest(r.cells, r.surely_darkest, r.surely_lightest) as t(cell, darkest, lightest)
      join search_colours c on c.generation = (select generation from input) and c.cell = t.cell
        and c.l between t.darkest and t.lightest
      join narrow n on n.block = c.slot >> 12
      where get_bit(n.bits, c.slot & 4095) = 1
      union all
      select d.slot from (${differences(sql)}) d where d.difference <= d.delta_e
    ) n
    group by 1, 2`;
}

/**
 * CIEDE2000 differences of the colours that may be near, step by step as `search_delta_e` of the migrations has it, which as a function
 * takes most of the time of such a search. (A hue's mean, in radians, may turn once: its waves do not mind.)
 */
function differences(sql: Sql): Fragment {
  return sql`
    select p.slot, p.delta_e, sqrt(greatest(0, p.dl * p.dl + p.dc * p.dc + p.dh * p.dh
      - 2 * sqrt(p.c ^ 7 / (p.c ^ 7 + 6103515625::float8)) * sin(pi() / 3 * exp(-p.s * p.s)) * p.dc * p.dh)) as difference
    from (
      select m.slot, m.delta_e, m.c, m.dl, m.dc,
        2 * sqrt(m.c1 * m.c2) * sin(m.turn / 2) / (1 + 0.015::float8 * m.c * (1 - 0.17::float8 * cos(m.h - pi() / 6)
          + 0.24::float8 * cos(2 * m.h) + 0.32::float8 * cos(3 * m.h + pi() / 30) - 0.2::float8 * cos(4 * m.h - 0.35::float8 * pi()))) as dh,
        (degrees(m.h) + case when m.h < 0 then 360 else 0 end - 275) / 25 as s
      from (
        select t.slot, t.delta_e, t.c1, t.c2, t.turn, t.h1 + t.turn / 2 as h, (t.c1 + t.c2) / 2 as c,
          (t.l2 - t.l1) / (1 + 0.015::float8 * t.m / sqrt(20 + t.m)) as dl,
          (t.c2 - t.c1) / (1 + 0.045::float8 * (t.c1 + t.c2) / 2) as dc
        from (
          select g.slot, g.delta_e, g.l1, g.l2, g.h1, ((g.l1 + g.l2) / 2 - 50) ^ 2 as m,
            sqrt(g.x1 * g.x1 + g.b1 * g.b1) as c1, sqrt(g.x2 * g.x2 + g.b2 * g.b2) as c2,
            case when g.h2 - g.h1 > pi() then g.h2 - g.h1 - 2 * pi()
              when g.h2 - g.h1 < -pi() then g.h2 - g.h1 + 2 * pi() else g.h2 - g.h1 end as turn
          from (
            select x.*, atan2(x.b1, x.x1) as h1, atan2(x.b2, x.x2) as h2
            from (
              select k.slot, k.delta_e, k.l1, k.b1, k.l2, k.b2, k.a1 * k.g as x1, k.a2 * k.g as x2
              from (
                select c.slot, r.delta_e, r.l as l1, r.a as a1, r.b as b1, c.l as l2, c.a as a2, c.b as b2,
                  1.5::float8 - 0.5::float8 * sqrt(mean.c ^ 7 / (mean.c ^ 7 + 6103515625::float8)) as g
                from rare r, unnest(r.cells, r.darkest, r.lightest, r.surely_darkest, r.surely_lightest)
                  as t(cell, darkest, lightest, surely_darkest, surely_lightest)
                join search_colours c on c.generation = (select generation from input) and c.cell = t.cell
                join narrow n on n.block = c.slot >> 12
                cross join lateral (
                  select (sqrt(r.a * r.a + r.b * r.b) + sqrt(c.a * c.a + c.b * c.b)) / 2 as c offset 0
                ) mean
                where c.l between t.darkest and t.lightest and not c.l between t.surely_darkest and t.surely_lightest
                  and get_bit(n.bits, c.slot & 4095) = 1
                offset 0
              ) k
              offset 0
            ) x
            offset 0
          ) g
          offset 0
        ) t
        offset 0
      ) m
      offset 0
    ) p`;
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
