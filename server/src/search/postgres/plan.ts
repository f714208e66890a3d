import { FACETS, type FacetName } from '@scampolo/shared/contract/search';
import type { Lab } from '@scampolo/shared/domain/colour';
import type { EngineFilters, EngineQuery } from '../engine.ts';
import { withoutTraces } from './arrays.ts';
import { cellsNear, type NearbyCell } from './colour-cells.ts';
import { phraseText } from './contents.ts';
import type { Lookup, Meant } from './find-words.ts';
import { amountIn, FILTER, facetKind, type Key, shareOf, splitRange } from './keys.ts';
import { cellsFrom, type Strip } from './piece-cells.ts';

/**
 * The conditions of a search by number. A document has to meet each positive one, by any of its alternatives,
 * and none of the negative ones. A facet's condition has the facet's kind as its number, so that it can be
 * left out of its own counts.
 */
export const CONDITION = {
  every: 100,
  firstWord: 101,
  firstPhrase: 121,
  unit: 141,
  photo: 142,
  within: 143,
  weight: 144,
  width: 145,
  amount: 146,
  near: 147,
  piece: 148,
  firstExcluded: 500,
} as const;

/** Words that decide the order of hits; further ones only have to match. Each costs the statement a step. */
const MOST_RANKED = 4;

/** A query as the statement takes it: the alternatives of each condition, by how they are looked up. */
export interface Plan {
  /** how many positive conditions there are */
  positive: number;
  words: { condition: number; word: number; grade: number }[];
  facets: (Key & { condition: number })[];
  filters: (Key & { condition: number })[];
  ranges: { condition: number; measure: string; low: number; high: number }[];
  /** phrases of two words or more: candidates have all of `words`, and `text` among their own texts */
  phrases: { condition: number; text: string; words: number[] }[];
  near: { lab: Lab; deltaE: number; cells: readonly NearbyCell[] } | null;
  /** of one piece the whole cells are among `filters`, and `strips` are the sizes that these leave out; several have to be counted */
  piece: { longCm: number; shortCm: number; count: number; strips: readonly Strip[] } | null;
  from: { lat: number; lon: number } | null;
  withinKm: number | null;
  /** kinds of the facets that narrow */
  activeFacets: number[];
  /** how many words decide the order */
  ranked: number;
}

/** A look-up in the dictionary, and what to do with the answer. */
export interface Wish {
  lookup: Lookup;
  /** without an answer to it no document meets the plan */
  needed: boolean;
  take(meant: readonly Meant[]): void;
}

/**
 * Plans a query of which the first `wordCount` words are asked for. The plan is complete once every wish has
 * been given what the dictionary has.
 */
export function planQuery(query: EngineQuery, wordCount: number): { plan: Plan; wishes: Wish[] } {
  const { filters } = query;
  const plan: Plan = {
    positive: 1,
    words: [],
    facets: [],
    filters: [],
    ranges: [],
    phrases: [],
    near: null,
    piece: null,
    from: query.from ? { lat: withoutTraces(query.from.lat), lon: withoutTraces(query.from.lon) } : null,
    withinKm: query.from ? (filters.withinKm ?? null) : null,
    activeFacets: [],
    ranked: query.sort === 'relevance' ? Math.min(wordCount, MOST_RANKED) : 0,
  };
  if (filters.near) {
    const { deltaE } = filters.near;
    const [l, a, b] = filters.near.lab;
    const lab: Lab = [withoutTraces(l), withoutTraces(a), withoutTraces(b)];
    plan.near = { lab, deltaE, cells: cellsNear(lab, deltaE) };
  }
  for (const given of [plan.near, plan.withinKm]) if (given !== null) plan.positive += 1;
  planPiece(plan, filters);
  planFacets(plan, filters);
  planFilters(plan, filters);
  return { plan, wishes: planText(plan, query, wordCount) };
}

function planPiece(plan: Plan, { piece }: EngineFilters): void {
  if (piece === undefined) return;
  plan.positive += 1;
  const { longCm, shortCm, count = 1 } = piece;
  if (count > 1) {
    plan.piece = { longCm, shortCm, count, strips: [] };
    return;
  }
  const { cells, strips } = cellsFrom(piece);
  plan.filters.push(...cells.map((value) => ({ condition: CONDITION.piece, kind: FILTER.size, value })));
  plan.piece = { longCm, shortCm, count, strips };
}

function planFacets(plan: Plan, filters: EngineFilters): void {
  const chosen: Record<FacetName, readonly string[] | undefined> = {
    hub: filters.hub,
    category: filters.category,
    fibre: filters.fibre,
    colour: filters.colour,
    form: filters.form,
    condition: filters.condition,
    priceKind: filters.priceKind,
    legalRoute: filters.legalRoute,
    workshopKind: filters.workshopKind,
  };
  for (const facet of FACETS) {
    const values = chosen[facet];
    if (values === undefined || values.length === 0) continue;
    const kind = facetKind(facet);
    plan.positive += 1;
    plan.activeFacets.push(kind);
    // A value with the character that PostgreSQL cannot store is nobody's.
    const possible = [...new Set(values)].filter((value) => !value.includes('\u0000'));
    if (facet === 'fibre' && filters.fibreMin !== undefined) {
      const min = filters.fibreMin;
      for (const code of possible) addRange(plan, kind, shareOf(code), min, 100);
    } else {
      plan.facets.push(...possible.map((value) => ({ condition: kind, kind, value })));
    }
  }
}

function planFilters(plan: Plan, filters: EngineFilters): void {
  const { unit, hasPhoto, weightGsm, widthCm, amountMin } = filters;
  const anyWeight = weightGsm?.min !== undefined || weightGsm?.max !== undefined;
  if (unit !== undefined) {
    plan.positive += 1;
    plan.filters.push({ condition: CONDITION.unit, kind: FILTER.unit, value: unit });
  }
  if (hasPhoto !== undefined) {
    plan.positive += 1;
    plan.filters.push({ condition: CONDITION.photo, kind: FILTER.photo, value: String(hasPhoto) });
  }
  if (weightGsm && anyWeight) {
    plan.positive += 1;
    addRange(plan, CONDITION.weight, 'weight', weightGsm.min ?? 0, weightGsm.max ?? Number.POSITIVE_INFINITY);
  }
  if (widthCm) {
    plan.positive += 1;
    addRange(plan, CONDITION.width, 'width', widthCm.min, Number.POSITIVE_INFINITY);
  }
  if (amountMin !== undefined && unit !== undefined) {
    plan.positive += 1;
    addRange(plan, CONDITION.amount, amountIn(unit), amountMin, Number.POSITIVE_INFINITY);
  }
}

function addRange(plan: Plan, condition: number, measure: string, min: number, max: number): void {
  const { values, ends } = splitRange(measure, min, max);
  plan.filters.push(...values.map((value) => ({ condition, kind: FILTER.range, value })));
  plan.ranges.push(...ends.map((end) => ({ condition, measure, ...end })));
}

function planText(plan: Plan, { text }: EngineQuery, wordCount: number): Wish[] {
  if (text === null) return [];
  const words = text.words.slice(0, wordCount);
  plan.positive += words.length + text.phrases.length;
  return [
    ...words.map(({ word }, index): Wish => {
      const prefix = index === words.length - 1;
      return {
        lookup: { kind: 'like', word, prefix },
        needed: true,
        take: alternatives(plan, CONDITION.firstWord + index),
      };
    }),
    ...text.phrases.flatMap((phrase, index) => planPhrase(plan, phrase, CONDITION.firstPhrase + index)),
    ...text.excluded
      .flatMap((phrase, index) => planPhrase(plan, phrase, CONDITION.firstExcluded + index))
      .map((wish) => ({ ...wish, needed: false })),
  ];
}

function planPhrase(plan: Plan, phrase: readonly string[], condition: number): Wish[] {
  const [first, ...others] = phrase;
  if (first === undefined) return [];
  const take = alternatives(plan, condition);
  if (others.length === 0) return [{ lookup: { kind: 'exact', word: first }, needed: true, take }];
  const planned = { condition, text: phraseText(phrase), words: [] as number[] };
  plan.phrases.push(planned);
  const words = [...new Set(phrase)].map((word): Wish => {
    // No document has word 0, which stands for one that the dictionary does not know.
    const lookup = { kind: 'exact', word } as const;
    return { lookup, needed: false, take: ([found]) => planned.words.push(found?.id ?? 0) };
  });
  return [{ lookup: { kind: 'phrase', words: phrase }, needed: false, take }, ...words];
}

function alternatives(plan: Plan, condition: number): Wish['take'] {
  return (meant) => plan.words.push(...meant.map(({ id, grade }) => ({ condition, word: id, grade })));
}
