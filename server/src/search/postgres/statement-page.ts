import type { Sql } from '@scampolo/db/client';
import type { EngineSort } from '../engine.ts';
import { CONDITION, type Plan } from './plan.ts';
import type { Fragment } from './statement.ts';

/**
 * The page, from `sets`. Matches are split into levels of one score each, the best first (of words: how well
 * they are found; of `nearest`: the distance; otherwise one level has all), of which only those are opened
 * that the page reaches into: a level that holds much of the index by walking along the order's index and
 * testing bits until the page is full, another one by listing its bits. Blocks are brought together by full joins, since the planner
 * expects few of them and would otherwise compare each with each.
 */
export function pageParts(sql: Sql, plan: Plan, sort: EngineSort): Fragment {
  const order = orderOf(sql, sort);
  const places = plan.from !== null;
  return sql`${ranked(sql, plan, sort)},
  opened as materialized (
    select l.score, l.before, i.page_offset + i.page_limit - l.before as wanted,
      -- Walking meets one hit in (all / n) rows; listing costs several rows' time for each of n.
      l.n::bigint * l.n * 4 >= (i.page_offset + i.page_limit - l.before)::bigint
        * (select size from whole) as walked
    from input i, (
      select score, sum(bit_count(bits))::int as n,
        (sum(sum(bit_count(bits))) over (order by score desc) - sum(bit_count(bits)))::int as before
      from ranked group by score
    ) l
    where l.n > 0 and l.before < i.page_offset + i.page_limit and l.before + l.n > i.page_offset
  ),
  page as materialized (
    select x.id, ${places ? sql`p.km` : sql`null::float8`} as distance
    from (
      select o.*, case when o.walked then (
        select array_agg(coalesce(r.bits, u.bits & ~u.bits) order by u.block)
        from (select block, bits from found where condition = ${CONDITION.every}::int) u
        full join (select block, bits from ranked where score = o.score) r on r.block = u.block
      ) end as blocks
      from opened o
      offset 0
    ) o
    cross join lateral (
      (
        select d.id, d.place, d.published_at, d.available_until, d.unit_rank, d.amount
        from search_documents d
        where o.walked and d.generation = (select generation from input) and d.id is not null
          and get_bit(o.blocks[(d.slot >> 12) + 1], d.slot & 4095) = 1
        order by ${order}
        limit o.wanted
      )
      union all
      (
        select d.id, d.place, d.published_at, d.available_until, d.unit_rank, d.amount
        from ranked r
        cross join lateral ${slotsOf(sql, sql`r.bits`)} as at(place)
        join search_documents d on d.generation = (select generation from input) and d.slot = (r.block << 12) + at.place
        where not o.walked and r.score = o.score
        order by ${order}
        limit o.wanted
      )
    ) x
    ${places ? sql`left join places p on p.place = x.place` : sql``}
    order by o.score desc, ${order}
    limit (select page_limit from input)
    offset (select max(i.page_offset) - min(o.before) from opened o, input i)
  )`;
}

/**
 * The places of a block's set bits, as rows: of 64 parts those that are not empty, of their eight bytes those
 * that are not empty, of their bits those that are set. Trying all 64 bits of a part takes three times as
 * long.
 */
export function slotsOf(sql: Sql, bits: Fragment): Fragment {
  return sql`(
    select byte.place + bit.number as place
    from (
      select part.place + g.number * 8 as place, substring(part.bits from g.number * 8 + 1 for 8) as bits
      from (
        select g.number * 64 as place, substring(${bits} from g.number * 64 + 1 for 64) as bits
        from generate_series(0, 63) as g(number)
        where bit_count(substring(${bits} from g.number * 64 + 1 for 64)) > 0
        offset 0
      ) part, generate_series(0, 7) as g(number)
      where substring(part.bits from g.number * 8 + 1 for 8) <> B'00000000'
      offset 0
    ) byte, generate_series(0, 7) as bit(number)
    where get_bit(byte.bits, bit.number) = 1
  )`;
}

function ranked(sql: Sql, plan: Plan, sort: EngineSort): Fragment {
  if (sort === 'nearest' && plan.from !== null) {
    return sql`ranked as materialized (
      select s.block, -p.km as score, bit_or(k.bits & s.bits) as bits
      from input i, places p
      join search_filter_blocks k on k.generation = (select generation from input) and k.kind = p.kind and k.value = p.place
      join sets s on s.kind = 0 and s.block = k.block
      group by 1, 2
    )`;
  }
  if (sort !== 'relevance' || plan.ranked === 0) {
    return sql`ranked as materialized (select block, 0 as score, bits from sets where kind = 0)`;
  }
  return sql`matched as materialized (
    -- Of the words what the page may show: of few hits, few blocks are left to add up.
    select b.condition, b.block, b.score, b.bits
    from (
      select h.condition, h.block, h.score, h.bits & m.bits as bits
      from hits h join sets m on m.kind = 0 and m.block = h.block
      offset 0
    ) b
    where bit_count(b.bits) > 0
  ),
  ranked as materialized (
    -- Each in its best level alone.
    select t.block, t.score, t.bits & coalesce(~bit_or(t.bits) over (partition by t.block order by t.score desc
        rows between unbounded preceding and 1 preceding), t.bits) as bits
    from (${scores(sql, plan.ranked)}) t
  )`;
}

/** The scores of words added up, word by word: which documents reach which sum. */
function scores(sql: Sql, words: number): Fragment {
  let sums: Fragment = sql`select block, score, bits from matched where condition = ${CONDITION.firstWord}::int`;
  for (let index = 1; index < words; index += 1) {
    const matched = sql`select block, score, bits from matched where condition = ${CONDITION.firstWord + index}::int`;
    // No row of one side alone is left, which the planner cannot tell.
    sums = sql`
      select b.block, b.score, bit_or(b.bits) as bits
      from (
        select s.block, s.score + h.score as score, s.bits & h.bits as bits
        from (${sums}) s full join (${matched}) h on h.block = s.block
        offset 0
      ) b
      where coalesce(bit_count(b.bits), 0) > 0
      group by 1, 2`;
  }
  return sums;
}

function orderOf(sql: Sql, sort: EngineSort): Fragment {
  switch (sort) {
    case 'ends_soon':
      return sql`available_until, id`;
    case 'amount':
      return sql`unit_rank, amount desc nulls last, id`;
    case 'relevance':
    case 'newest':
    case 'nearest':
      return sql`published_at desc nulls last, id`;
  }
}
