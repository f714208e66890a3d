import type { Issue } from '../errors.ts';
import { type Catalogue, type Category, familyOf } from './catalogue.ts';
import { checkAttributes } from './check-attributes.ts';
import { checkDefectMarks } from './defect-marks.ts';
import { computedMassKg, LIMITS, type ListingValues, OFFERED_ALLOCATION_MODES } from './listing.ts';
import { checkWords } from './listing-words.ts';
import { toSteps } from './quantity.ts';

/** What a listing check found: `problems` stop it, `warnings` only ask. */
export interface ListingCheck {
  problems: Issue[];
  warnings: Issue[];
}

/** What the check must know beyond the values. */
export interface ListingContext {
  catalogue: Catalogue;
  /** slugs of all hubs, with the law they are under */
  hubs: ReadonlyMap<string, { countryCode: string }>;
}

/**
 * The one place that says whether a listing's values make sense together: hard limits, codes, sums, units and words.
 * Works on drafts: a missing value is no problem here (see `missingForSubmit`), and on partial input, so that all
 * problems are told at once. Pure; the server runs it on every write, the form on every change.
 */
export function checkListing(values: Partial<ListingValues>, context: ListingContext): ListingCheck {
  const category = values.category ? context.catalogue.categories.get(values.category) : undefined;
  const words = checkTexts(values, context);
  return {
    problems: [
      ...checkCodes(values, context, category),
      ...checkComposition(values, context.catalogue),
      ...checkMeasures(values),
      ...checkAmounts(values),
      ...checkDefectMarks(values),
      ...checkRoute(values),
      ...checkAttributes(values.attributes ?? {}, context.catalogue, category),
      ...words.refused,
    ],
    warnings: [...typicalWarnings(values, category), ...massWarnings(values), ...words.noted],
  };
}

function problem(path: string, code: string, message: string, params?: Issue['params']): Issue {
  return params ? { path, code, message, params } : { path, code, message };
}

function checkCodes(
  values: Partial<ListingValues>,
  context: ListingContext,
  category: Category | undefined,
): Issue[] {
  const { catalogue } = context;
  const known: [path: string, code: string | null | undefined, codes: { has(code: string): boolean }][] = [
    ['hub', values.hub, context.hubs],
    ['category', values.category, catalogue.categories],
    ['form', values.form, catalogue.forms],
    ['origin', values.origin, catalogue.origins],
    ['condition', values.condition, catalogue.conditions],
  ];
  const issues = known.flatMap(([path, code, codes]) =>
    code != null && !codes.has(code) ? [problem(path, 'unknown_code', `${path} has no code "${code}".`)] : [],
  );
  if (category) {
    for (const [index, defect] of (values.defects ?? []).entries()) {
      if (!category.defects.includes(defect)) {
        issues.push(
          problem(`defects.${index}`, 'unknown_code', `"${defect}" is not a defect of ${category.code}.`),
        );
      }
    }
  }
  return issues;
}

function checkComposition(values: Partial<ListingValues>, catalogue: Catalogue): Issue[] {
  const shares = values.composition ?? [];
  const issues: Issue[] = [];
  const tenthsByPart = new Map<string, number>();
  const seen = new Set<string>();
  for (const [index, share] of shares.entries()) {
    const part = share.part ?? 'main';
    if (!catalogue.fibres.has(share.fibre)) {
      issues.push(
        problem(`composition.${index}.fibre`, 'unknown_code', `There is no fibre "${share.fibre}".`),
      );
    }
    if (seen.has(`${part} ${share.fibre}`)) {
      issues.push(
        problem(`composition.${index}.fibre`, 'duplicate', `${share.fibre} stands twice in one part.`),
      );
    }
    seen.add(`${part} ${share.fibre}`);
    tenthsByPart.set(part, (tenthsByPart.get(part) ?? 0) + Math.round(share.percent * 10));
  }
  for (const [part, tenths] of tenthsByPart) {
    if (tenths === 1000) continue;
    issues.push(
      problem(
        'composition',
        'composition_sum',
        `The fibres of the part "${part}" add up to ${tenths / 10} %, not 100 %.`,
        {
          part,
          sum: tenths / 10,
        },
      ),
    );
  }
  return issues;
}

function checkMeasures(values: Partial<ListingValues>): Issue[] {
  const measures: [path: string, value: number | null | undefined, limits: readonly [number, number]][] = [
    ['weightGsm', values.weightGsm, LIMITS.weightGsm],
    ['widthCm', values.widthCm, LIMITS.widthCm],
    ['massKg', values.massKg, LIMITS.massKg],
  ];
  for (const [index, piece] of (values.pieces ?? []).entries()) {
    measures.push([`pieces.${index}.lengthCm`, piece.lengthCm, LIMITS.pieceLengthCm]);
    measures.push([`pieces.${index}.widthCm`, piece.widthCm, LIMITS.pieceWidthCm]);
    measures.push([`pieces.${index}.count`, piece.count, LIMITS.pieceCount]);
  }
  return measures.flatMap(([path, value, [min, max]]) =>
    value != null && !(value >= min && value <= max)
      ? [problem(path, 'out_of_range', `Must be between ${min} and ${max}.`, { min, max })]
      : [],
  );
}

function checkAmounts(values: Partial<ListingValues>): Issue[] {
  const { amount, smallestCut } = values;
  const pieces = values.pieces ?? [];
  const issues: Issue[] = [];
  const amountSteps = amount ? toSteps(amount.value, amount.unit) : null;
  if (amount && amountSteps === null) {
    issues.push(
      problem(
        'amount.value',
        'not_a_step',
        'The amount is not a whole number of the smallest step of its unit.',
      ),
    );
  }
  if (smallestCut) issues.push(...checkSmallestCut(values, amountSteps));
  if (pieces.length > 0) {
    if (amount && amount.unit !== 'pcs') {
      issues.push(problem('amount.unit', 'unit_mismatch', 'A lot of pieces with sizes is counted in pcs.'));
    }
    const total = pieces.reduce((sum, piece) => sum + piece.count, 0);
    if (amount?.unit === 'pcs' && amount.value !== total) {
      issues.push(problem('amount.value', 'pieces_total', `The pieces add up to ${total}.`, { total }));
    }
  }
  return issues;
}

function checkSmallestCut(values: Partial<ListingValues>, amountSteps: number | null): Issue[] {
  const { amount, smallestCut } = values;
  if (!smallestCut) return [];
  const steps = toSteps(smallestCut.value, smallestCut.unit);
  if (steps === null) {
    return [
      problem(
        'smallestCut.value',
        'not_a_step',
        'The smallest cut is not a whole number of the smallest step.',
      ),
    ];
  }
  if (amount && smallestCut.unit !== amount.unit) {
    return [problem('smallestCut.unit', 'unit_mismatch', 'The smallest cut has the unit of the amount.')];
  }
  if (amountSteps !== null && steps > amountSteps) {
    return [problem('smallestCut.value', 'out_of_range', 'The smallest cut is larger than the amount.')];
  }
  return [];
}

function checkRoute(values: Partial<ListingValues>): Issue[] {
  const issues: Issue[] = [];
  if (values.legalRoute === 'waste') {
    issues.push(
      problem(
        'legalRoute',
        'waste_refused',
        'Waste cannot be listed: handing it on needs an authorised collector. If the material comes from your own process and ' +
          'somebody can use it as it is, it may be a by-product (art. 184-bis D.Lgs. 152/2006).',
      ),
    );
  }
  if (values.priceKind === 'price' && values.price === null) {
    issues.push(problem('price', 'required', 'Say the price, or choose gift or swap.'));
  }
  if (values.priceKind !== undefined && values.priceKind !== 'price' && values.price) {
    issues.push(problem('price', 'unexpected', 'A gift or swap has no price.'));
  }
  if (values.legalRoute === 'gift' && values.priceKind !== undefined && values.priceKind !== 'gift') {
    issues.push(problem('priceKind', 'unexpected', 'The gift route is for gifts.'));
  }
  if (values.allocation && !OFFERED_ALLOCATION_MODES.includes(values.allocation.mode)) {
    issues.push(
      problem(
        'allocation.mode',
        'not_offered',
        `Claims are served ${OFFERED_ALLOCATION_MODES.join(' or ')} for now.`,
      ),
    );
  }
  return issues;
}

function checkTexts(
  values: Partial<ListingValues>,
  context: ListingContext,
): { refused: Issue[]; noted: Issue[] } {
  const italianHub = values.hub !== undefined && context.hubs.get(values.hub)?.countryCode === 'IT';
  const realLeather = values.category != null && ['leather', 'fur_pile'].includes(familyOf(values.category));
  const checked = (['title', 'description'] as const).map((path) =>
    checkWords(path, values[path] ?? '', { italianHub, realLeather }),
  );
  return { refused: checked.flatMap((one) => one.refused), noted: checked.flatMap((one) => one.noted) };
}

function typicalWarnings(values: Partial<ListingValues>, category: Category | undefined): Issue[] {
  if (!category) return [];
  const length = values.amount?.unit === 'm' ? values.amount.value : null;
  const measures: Record<string, [path: string, value: number | null | undefined]> = {
    gsm: ['weightGsm', values.weightGsm],
    width_cm: ['widthCm', values.widthCm],
    length_m: ['amount.value', length],
  };
  return Object.entries(category.typicalRanges).flatMap(([code, [low, high]]) => {
    const own = values.attributes?.[code];
    const [path, value] = measures[code] ?? [`attributes.${code}`, typeof own === 'number' ? own : null];
    if (value == null || (value >= low && value <= high)) return [];
    return [problem(path, 'untypical', `Usually between ${low} and ${high}. Is this right?`, { low, high })];
  });
}

function massWarnings(values: Partial<ListingValues>): Issue[] {
  const { amount = null, widthCm = null, weightGsm = null, massKg } = values;
  const computed = computedMassKg({ amount, widthCm, weightGsm });
  if (computed === null || massKg == null || Math.abs(massKg - computed) <= computed * 0.25) return [];
  return [
    problem('massKg', 'mass_mismatch', `Length, width and weight give about ${computed} kg. Is this right?`, {
      computed,
    }),
  ];
}
