import type { Sql } from '@scampolo/db/client';
import { CONDITION, type Plan } from './plan.ts';
import type { Fragment } from './statement.ts';
import { slotsOf } from './statement-page.ts';

/** Where no more than a hundredth of the index meets the rest, its documents are looked at one by one. */
const FEW = 100;

/** Whether a plan asks for what is found out document by document. */
export function isMeasured({ near, piece }: Plan): boolean {
  return near !== null || (piece !== null && (piece.count > 1 || piece.strips.length > 0));
}

/** Whether a plan asks for sizes or colours, which are looked for among what meets the rest: `found` comes from {@link measured} then. */
export function hasMeasures({ near, piece }: Plan): boolean {
  return near !== null || piece !== null;
}

/**
 * Sizes of pieces and colours nearby, of the documents alone that meet all else that is asked, but for the facets that are counted without
 * their own filter: looking for them is dear, and words leave little to look at. Where that is `few`, the sizes and colours of each are
 * read; where it is much, those of the index that may do.
 */
export function measured(sql: Sql, plan: Plan): Fragment {
  const { piece, near } = plan;
  const own = [near, piece].filter((one) => one !== null).length;
  return sql`narrow as materialized (
    select b.block, bit_and(b.bits) as bits
    from basic b
    where b.condition < ${CONDITION.firstExcluded}::int and b.condition <> all (select unnest(set_kinds) from input)
    group by b.block
    having count(*) = (select positive - cardinality(set_kinds) + 1 from input) - ${own}::int
  ),
  few as materialized (
    select coalesce(sum(bit_count(n.bits)), 0) * ${FEW}::int
      <= (select sum(bit_count(b.bits)) from basic b where b.condition = ${CONDITION.every}::int) as few
    from narrow n
  ),
  each as materialized (
    select (n.block << 12) + at.place as slot
    from narrow n cross join lateral ${slotsOf(sql, sql`n.bits`)} as at(place)
    where (select few from few)
  ),
  found as materialized (
    select condition, block, bits from basic
    ${piece ? sql`union all ${pieces(sql, piece)}` : sql``}
    ${near ? sql`union all ${colours(sql)}` : sql``}
  )`;
}

type Piece = NonNullable<Plan['piece']>;

function pieces(sql: Sql, piece: Piece): Fragment {
  return piece.count > 1 ? severalPieces(sql) : onePiece(sql, piece);
}

/** One piece: of whole cells, and of the strips that are measured. */
function onePiece(sql: Sql, { strips }: Piece): Fragment {
  return sql`
  select ${CONDITION.piece}::int, p.block, bit_or(p.bits)
  from (
    select p.slot >> 12 as block, search_bits(p.slot & 4095, 1) as bits
    from rare r, each e
    join search_pieces p on p.generation = (select generation from input) and p.slot = e.slot
    where p.long_cm >= r.long_cm and p.short_cm >= r.short_cm
    group by 1
    union all
    select k.block, k.bits
    from rare r, unnest(r.filter_conditions, r.filter_kinds, r.filter_values) as t(condition, kind, value)
    join search_filter_blocks k on k.generation = (select generation from input) and k.kind = t.kind and k.value = t.value
    where t.condition = ${CONDITION.piece}::int and not (select few from few)
    ${
      strips.length > 0
        ? sql`
    union all
    select p.slot >> 12, search_bits(p.slot & 4095, 1)
    from rare r, unnest(r.long_froms, r.long_tos, r.short_froms, r.short_tos) as s(long_from, long_to, short_from, short_to)
    join search_pieces p on p.generation = (select generation from input)
      and p.long_cm >= s.long_from and p.long_cm < s.long_to and p.short_cm >= s.short_from and p.short_cm < s.short_to
    join narrow n on n.block = p.slot >> 12
    where get_bit(n.bits, p.slot & 4095) = 1 and not (select few from few)
    group by 1`
        : sql``
    }
  ) p
  group by p.block`;
}

/** Several pieces, which have to be counted. */
function severalPieces(sql: Sql): Fragment {
  return sql`
    select ${CONDITION.piece}::int, m.slot >> 12, search_bits(m.slot & 4095, 1)
    from (
      select p.slot
      from rare r, (
        select p.slot, p.long_cm, p.short_cm, p.count
        from each e join search_pieces p on p.generation = (select generation from input) and p.slot = e.slot
        union all
        select p.slot, p.long_cm, p.short_cm, p.count
        from rare r
        join search_pieces p on p.generation = (select generation from input) and p.long_cm >= r.long_cm and p.short_cm >= r.short_cm
        join narrow n on n.block = p.slot >> 12
        where get_bit(n.bits, p.slot & 4095) = 1 and not (select few from few)
      ) p
      where p.long_cm >= r.long_cm and p.short_cm >= r.short_cm
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
      where get_bit(n.bits, c.slot & 4095) = 1 and not (select few from few)
      union all
      select d.slot from (${differences(sql, candidates(sql))}) d where d.difference <= d.delta_e
    ) n
    group by 1, 2`;
}

/** The colours that the formula has to tell of. */
function candidates(sql: Sql): Fragment {
  return sql`(
    select c.slot, c.l, c.a, c.b
    from each e join search_colours c on c.generation = (select generation from input) and c.slot = e.slot
    union all
    select c.slot, c.l, c.a, c.b
    from rare r, unnest(r.cells, r.darkest, r.lightest, r.surely_darkest, r.surely_lightest)
      as t(cell, darkest, lightest, surely_darkest, surely_lightest)
    join search_colours c on c.generation = (select generation from input) and c.cell = t.cell
    join narrow n on n.block = c.slot >> 12
    where c.l between t.darkest and t.lightest and not c.l between t.surely_darkest and t.surely_lightest
      and get_bit(n.bits, c.slot & 4095) = 1 and not (select few from few)
  )`;
}

/**
 * CIEDE2000 differences of the `candidates`, step by step as `search_delta_e` of the migrations has it, which as a function
 * takes most of the time of such a search. (A hue's mean, in radians, may turn once: its waves do not mind.)
 */
function differences(sql: Sql, candidates: Fragment): Fragment {
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
                from rare r, ${candidates} c
                cross join lateral (
                  select (sqrt(r.a * r.a + r.b * r.b) + sqrt(c.a * c.a + c.b * c.b)) / 2 as c offset 0
                ) mean
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
