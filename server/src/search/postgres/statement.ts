import type { Sql } from '@scampolo/db/client';
import { FACETS } from '@scampolo/shared/contract/search';
import type { EngineSort } from '../engine.ts';
import { numberArray } from './arrays.ts';
import { facetKind } from './keys.ts';
import { CONDITION, type Plan } from './plan.ts';
import { hasMeasures, measured } from './statement-measured.ts';
import { pageParts, slotsOf } from './statement-page.ts';
import { excluding, isRare, rareAlternatives, rareInputs, rareParts } from './statement-rare.ts';

/** Of a set that is less than a six-hundredth of the index, the documents' own facets are counted; of a larger one, bits. */
const SMALL = 600;

/** A piece of a statement. */
export type Fragment = ReturnType<typeof emptyFragment>;
function emptyFragment(sql: Sql) {
  return sql`` satisfies Promise<unknown>;
}

/** Which page is asked for, of which generation of the index, and in what order. */
export interface PageAsked {
  generation: number;
  sort: EngineSort;
  limit: number;
  offset: number;
  /** false: none are counted */
  facets?: boolean;
  /** false: no ids are given, as with a limit of 0 */
  ids?: boolean;
}

/**
 * What the statement answers, in one row; null stands for an empty list. Lists travel as JSON, which costs
 * least to read.
 */
export interface Answer {
  /** the generation that answers now: when it is not the asked one, the rest means nothing */
  generation: number;
  dictionary: number;
  total: number;
  ids: string[] | null;
  distances: number[] | null;
  kinds: number[] | null;
  values: string[] | null;
  counts: number[] | null;
}

/**
 * Answers a plan: filters, total, facets and the page, in one round trip and one snapshot. The text has few
 * forms (by the order, the number of words, whether anything rare is asked, and what of it is wanted), so that a
 * connection keeps few plans; a form has no more steps than it needs, since at a thousand documents most of the time goes into
 * setting them up. What the planner does not see (`input`) gives it no reason to plan anew. A block has 4,096
 * slots: `slot >> 12` is a slot's block, `slot & 4095` its place there. The kinds of filters and fields that
 * never vary stand in the text as the numbers that they are in `keys.ts`: given as values they would make the
 * planner prefer to plan each time.
 */
export async function runSearch(sql: Sql, plan: Plan, page: PageAsked): Promise<Answer> {
  const rare = isRare(plan);
  const hasWords = plan.words.length > 0 || plan.ranked > 0;
  const { facets: counted = true, ids: shown = page.limit > 0 } = page;
  const [answer] = await sql<Answer[]>`
    with ${inputs(sql, plan, page)},
    ${rare ? sql`${rareInputs(sql, plan)},` : sql``}
    ${hasWords ? sql`${hits(sql, shown)},` : sql``}
    ${rare ? sql`${rareParts(sql)},` : sql``}
    ${found(sql, hasMeasures(plan) ? sql`basic` : sql`found`, hasWords, rare)},
    ${hasMeasures(plan) ? sql`${measured(sql, plan)},` : sql``}
    ${rare ? sql`${excluding(sql)},` : sql``}
    ${sets(sql, rare)}
    ${shown ? sql`, ${pageParts(sql, plan, page.sort)}` : sql``}
    ${counted ? sql`, ${counts(sql)}` : sql``}
    select state.generation, state.dictionary,
      ${shown ? sql`hit.ids, hit.distances` : sql`null as ids, null as distances`},
      ${counted ? sql`facet.kinds, facet.values, facet.counts` : sql`null as kinds, null as values, null as counts`},
      (select coalesce(max(size), 0)::int from sets where kind = 0) as total
    from search_state state
      ${shown ? pageLists(sql) : sql``}
      ${counted ? facetLists(sql) : sql``}`;
  if (answer === undefined) throw new Error('search_state has no row: a migration is missing');
  return answer;
}

function pageLists(sql: Sql): Fragment {
  return sql`, (
    select to_json(array_agg(id)) as ids, to_json(array_agg(distance)) as distances from page
  ) hit`;
}

function facetLists(sql: Sql): Fragment {
  return sql`, (
    select to_json(array_agg(kind)) as kinds, to_json(array_agg(value)) as values, to_json(array_agg(n)) as counts
    from counts
  ) facet`;
}

function inputs(sql: Sql, plan: Plan, page: PageAsked): Fragment {
  const { words, facets } = plan;
  const activeFacets = page.facets === false ? [] : plan.activeFacets;
  const counted = FACETS.map(facetKind).map((kind) => (activeFacets.includes(kind) ? kind : 0));
  return sql`input as materialized (
    select ${page.generation}::int as generation, ${plan.positive}::int as positive,
      ${numberArray(words.map(({ condition }) => condition))}::int[] as word_conditions,
      ${numberArray(words.map(({ word }) => word))}::int[] as word_ids,
      ${numberArray(words.map(({ grade }) => grade))}::int[] as word_grades,
      ${numberArray(facets.map(({ condition }) => condition))}::int[] as facet_conditions,
      ${numberArray(facets.map(({ kind }) => kind))}::smallint[] as facet_kinds,
      ${facets.map(({ value }) => value)}::text[] as facet_values,
      ${numberArray([0, ...activeFacets])}::smallint[] as set_kinds, ${numberArray(counted)}::smallint[] as counted_sets,
      ${page.limit}::int as page_limit, ${page.offset}::int as page_offset
  )`;
}

/** Where the words stand; for a page by how well they are found. */
function hits(sql: Sql, scored: boolean): Fragment {
  return sql`hits as materialized (
    select t.condition, ${scored ? sql`t.grade * 8 + w.field` : sql`0`} as score, w.block,
      bit_or(coalesce(w.bits, (select search_bits(place, 1) from unnest(w.slots) as place))) as bits
    from input i, unnest(i.word_conditions, i.word_ids, i.word_grades) as t(condition, word, grade)
    join search_word_blocks w on w.generation = (select generation from input) and w.word = t.word
    group by 1, 2, 3
  )`;
}

/** What each condition finds, block by block. */
function found(sql: Sql, name: Fragment, hasWords: boolean, rare: boolean): Fragment {
  return sql`${name} as materialized (
    select condition, block, bit_or(bits) as bits from (
      select ${CONDITION.every}::int as condition, k.block, k.bits
      from input i join search_filter_blocks k
        on k.generation = i.generation and k.kind = 0 and k.value = ''
      union all
      select t.condition, k.block, k.bits
      from input i, unnest(i.facet_conditions, i.facet_kinds, i.facet_values) as t(condition, kind, value)
      join search_facet_values v on v.kind = t.kind and v.value = t.value
      join search_facet_blocks k on k.generation = (select generation from input) and k.facet = v.id
      ${hasWords ? sql`union all select condition, block, bits from hits` : sql``}
      ${rare ? rareAlternatives(sql) : sql``}
    ) alternatives
    group by condition, block
  )`;
}

/**
 * Who meets every condition (kind 0), and every one but a facet's own; how many that are, and how many
 * documents there are in all.
 */
function sets(sql: Sql, rare: boolean): Fragment {
  return sql`whole as materialized (
    select sum(bit_count(bits)::int) as size from found where condition = ${CONDITION.every}::int
  ),
  sets as materialized (
    select kind, block, bits, sum(bit_count(bits)::int) over (partition by kind) as size
    from (
      select s.kind, c.block, bit_and(c.bits) as bits
      from input i, unnest(i.set_kinds) as s(kind)
      join ${rare ? sql`conditions` : sql`found`} c on c.condition <> s.kind
      group by s.kind, c.block
      having count(*) = (select positive from input) - (case when s.kind = 0 then 0 else 1 end)
    ) s
  )`;
}

/**
 * How many documents of its set each value of a facet has: by ANDing the bits of all values, or, where a set
 * is so small a part of the index that this is dearer, by listing its documents' values.
 */
function counts(sql: Sql): Fragment {
  return sql`tallies as (
    -- One number for block and set, and a left join: so the few sets are hashed and all values streamed past them. A planner that
    -- sees two conditions hashes the values, copying the bits of all.
    select c.facet, sum(c.n)::int as n
    from (
      select k.facet, bit_count(k.bits & s.bits)::int as n
      from search_facet_blocks k
      left join (
        select block * 16 + kind as place, bits from sets where size * ${SMALL}::int >= (select size from whole)
      ) s on s.place = k.block * 16 + (select counted_sets from input)[k.facet & 15]
      where k.generation = (select generation from input)
        and (select bool_or(size * ${SMALL}::int >= (select size from whole)) from sets)
      -- Counted before it is grouped: sorting the bits themselves takes longer than all the rest.
      offset 0
    ) c
    group by c.facet
    union all
    select l.facet, l.n
    from (
      select f.facet, s.kind, count(*)::int as n
      from sets s
      cross join lateral ${slotsOf(sql, sql`s.bits`)} as at(place)
      join search_documents d on d.generation = (select generation from input) and d.slot = (s.block << 12) + at.place
      cross join unnest(d.facets) as f(facet)
      where s.size * ${SMALL}::int < (select size from whole)
      group by f.facet, s.kind
      -- Values of facets that this set does not count are dropped afterwards: the planner, taking few to remain, would sort them.
      offset 0
    ) l
    where (select counted_sets from input)[l.facet & 15] = l.kind
  ),
  counts as (
    select v.kind, v.value, t.n from tallies t join search_facet_values v on v.id = t.facet where t.n > 0
  )`;
}
