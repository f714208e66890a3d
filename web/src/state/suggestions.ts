import type { CatalogueJson } from '@scampolo/shared/contract/catalogue';
import type { LastListing } from '@scampolo/shared/contract/pages';
import { LIMITS } from '@scampolo/shared/domain/listing';
import { toSteps, type Unit } from '@scampolo/shared/domain/quantity';
import { missingShare } from './composition.ts';
import { type ListingForm, rowKey } from './listing-form.ts';
import { readFigures, type TitleFigures } from './title-figures.ts';
import { type FoundName, findNames, type Lexicon, tokensOf } from './title-names.ts';

/** Something that a field may say. Nobody has said it yet: it is offered, and taken with one touch. */
export type Proposal =
  | { field: 'category' | 'form' | 'origin' | 'condition'; code: string }
  /** fibres with the shares that the title gives them; null where it gives none */
  | { field: 'composition'; shares: readonly { fibre: string; percent: number | null }[] }
  /** `written`: as the title says it, where that is in another unit */
  | { field: 'weightGsm'; value: number; written: string | null }
  | { field: 'widthCm' | 'massKg'; value: number }
  | { field: 'amount'; value: number; unit: Unit }
  | { field: 'pieces'; lengthCm: number; widthCm: number; count: number }
  | { field: 'legalRoute'; code: NonNullable<LastListing['legalRoute']> }
  | { field: 'compositionSource'; code: NonNullable<LastListing['compositionSource']> }
  | { field: 'priceKind'; code: LastListing['priceKind'] }
  | { field: 'place'; hub: string; pickup: LastListing['pickup']['kind'] }
  | { field: 'brandVisible' };

const MOST_CATEGORIES = 3;
/** Cloth between these is cloth; what is lighter or heavier says the weight of something else. */
const CLOTH_GSM = [10, 1500] as const;

/** What the words and figures of a title say of the lot, best first. Nothing rather than something far away. */
export function proposalsFromTitle(
  title: string,
  lexicon: Lexicon,
  terms: CatalogueJson,
  chosenCategory: string,
): Proposal[] {
  const names = findNames(title, lexicon);
  const categories = bestCategories(names, terms);
  const about = terms.categories.find((one) => one.code === (chosenCategory || categories[0]));
  const form = names.find(({ kind }) => kind === 'form');
  return [
    ...categories.map((code) => ({ field: 'category' as const, code })),
    ...composition(names, title, about),
    ...figures(readFigures(title), about),
    ...(form ? [{ field: 'form' as const, code: form.code }] : []),
  ];
}

/** What the workshop said of its latest lot. */
export function proposalsFromLast(last: LastListing): Proposal[] {
  const { origin, condition, legalRoute, compositionSource, priceKind, hub, pickup } = last;
  return [
    ...(legalRoute ? [{ field: 'legalRoute' as const, code: legalRoute }] : []),
    ...(condition ? [{ field: 'condition' as const, code: condition }] : []),
    ...(origin ? [{ field: 'origin' as const, code: origin }] : []),
    ...(compositionSource ? [{ field: 'compositionSource' as const, code: compositionSource }] : []),
    { field: 'place', hub, pickup: pickup.kind },
    { field: 'priceKind', code: priceKind },
    ...(last.brandVisible ? [{ field: 'brandVisible' as const }] : []),
  ];
}

/** The proposals that still have something to say: their field is empty, or stands on a default that would change. */
export function stillOpen(proposals: readonly Proposal[], form: ListingForm): Proposal[] {
  const noAmount = form.amount.trim() === '' && form.pieces.length === 0;
  const composed = form.composition.length > 0 || form.compositionSource === 'unknown';
  return proposals.filter((proposal) => {
    switch (proposal.field) {
      case 'composition':
        return !composed;
      case 'compositionSource':
        return form.compositionSource === '' && form.composition.length > 0;
      case 'amount':
      case 'pieces':
        return noAmount;
      case 'priceKind':
        return form.priceKind !== proposal.code;
      case 'place':
        return form.hub !== proposal.hub || form.pickup !== proposal.pickup;
      case 'brandVisible':
        return !form.brandVisible;
      default:
        return form[proposal.field].trim() === '';
    }
  });
}

/** What taking a proposal changes in the form. Figures are written by `typed`. */
export function changesOf(
  proposal: Proposal,
  form: ListingForm,
  terms: CatalogueJson,
  typed: (value: number) => string,
): Partial<ListingForm> {
  switch (proposal.field) {
    case 'category':
      return categoryChange(proposal.code, form, terms);
    case 'composition':
      return { composition: [...form.composition, ...sharesOf(proposal.shares, form, typed)] };
    case 'widthCm':
    case 'massKg':
    case 'weightGsm':
      return { [proposal.field]: typed(proposal.value) };
    case 'amount':
      return { amount: typed(proposal.value), unit: proposal.unit };
    case 'pieces': {
      const { lengthCm, widthCm, count } = proposal;
      const row = { key: rowKey(), lengthCm: typed(lengthCm), widthCm: typed(widthCm), count: typed(count) };
      return { unit: 'pcs', amount: typed(count), pieces: [row] };
    }
    case 'place':
      return { hub: proposal.hub, pickup: proposal.pickup };
    case 'brandVisible':
      return { brandVisible: true };
    default:
      return { [proposal.field]: proposal.code };
  }
}

/** Takes several proposals one after the other; of several for one field, the first. */
export function changesOfAll(
  proposals: readonly Proposal[],
  form: ListingForm,
  terms: CatalogueJson,
  typed: (value: number) => string,
): Partial<ListingForm> {
  let changes: Partial<ListingForm> = {};
  for (const proposal of proposals) {
    const so = { ...form, ...changes };
    if (stillOpen([proposal], so).length === 0) continue;
    changes = { ...changes, ...changesOf(proposal, so, terms, typed) };
  }
  return changes;
}

/** The category and, while no amount is written, the unit that it is usually measured in. */
export function categoryChange(code: string, form: ListingForm, terms: CatalogueJson): Partial<ListingForm> {
  const unit = terms.categories.find((one) => one.code === code)?.defaultUnit;
  return form.amount === '' && unit ? { category: code, unit } : { category: code };
}

/** Kinds before families, and no family beside one of its kinds. */
function bestCategories(names: readonly FoundName[], terms: CatalogueJson): string[] {
  const ratings = new Map<string, number>();
  for (const { kind, code, weight, length } of names) {
    if (kind === 'category') ratings.set(code, (ratings.get(code) ?? 0) + weight + length - 1);
  }
  const kindOf = (code: string): number =>
    terms.categories.some((one) => one.code === code && one.parent !== null) ? 0.5 : 0;
  const best = [...ratings]
    .toSorted((a, b) => b[1] + kindOf(b[0]) - a[1] - kindOf(a[0]))
    .map(([code]) => code);
  return best.filter((code) => !best.some((other) => other.startsWith(`${code}.`))).slice(0, MOST_CATEGORIES);
}

type Category = CatalogueJson['categories'][number];

function asks(about: Category | undefined, attribute: string): boolean {
  return !about || about.required.includes(attribute) || about.recommended.includes(attribute);
}

function composition(names: readonly FoundName[], title: string, about: Category | undefined): Proposal[] {
  if (!asks(about, 'composition')) return [];
  const tokens = tokensOf(title);
  const fibres = names.filter(({ kind }) => kind === 'fibre').toSorted((a, b) => a.at - b.at);
  const before = tokens.indexOf('%') < (fibres[0]?.at ?? 0);
  const shares = fibres
    .filter(({ code }, index) => fibres.findIndex((one) => one.code === code) === index)
    .map(({ code, at, length }) => ({ fibre: code, percent: percentAt(tokens, at, length, before) }));
  const total = shares.reduce((sum, { percent }) => sum + (percent ?? 0), 0);
  if (shares.length === 0 || total > 100) return [];
  return [{ field: 'composition', shares }];
}

/** The share beside a fibre: `before` it, as in `80 % lana` and `80% di lana`, or behind it, as in `lana 80 %`. */
function percentAt(tokens: readonly string[], at: number, length: number, before: boolean): number | null {
  const sign = (before ? [at - 1, at - 2] : [at + length + 1]).find((index) => tokens[index] === '%');
  const value = Number((tokens[(sign ?? 0) - 1] ?? '').replace(',', '.'));
  return value > 0 && value <= 100 ? value : null;
}

function figures(read: TitleFigures, about: Category | undefined): Proposal[] {
  const proposals: Proposal[] = [];
  const amount = amountOf(read, about);
  if (amount) proposals.push(amount);
  const { widthCm, weightGsm, weightWritten, grams = 0, kg } = read;
  const isCloth = (about?.defaultUnit ?? 'm') === 'm';
  if (widthCm !== undefined && isCloth && within(widthCm, LIMITS.widthCm) && asks(about, 'width_cm')) {
    proposals.push({ field: 'widthCm', value: widthCm });
  }
  const gsm = weightGsm ?? (about?.defaultUnit !== 'kg' && within(grams, CLOTH_GSM) ? grams : undefined);
  if (gsm !== undefined && within(gsm, LIMITS.weightGsm) && asks(about, 'gsm')) {
    proposals.push({ field: 'weightGsm', value: gsm, written: weightWritten ?? null });
  }
  if (kg !== undefined && amount && amount.field !== 'pieces' && amount.unit !== 'kg') {
    proposals.push({ field: 'massKg', value: kg });
  }
  return proposals;
}

type AmountProposal = Extract<Proposal, { field: 'amount' | 'pieces' }>;

/** How much there is, first in the unit that the category is measured in. */
function amountOf(read: TitleFigures, about: Category | undefined): AmountProposal | null {
  const { metres, areaM2, kg, grams, pieces, count, piece } = read;
  if (piece && metres === undefined && inRange(piece)) {
    return { field: 'pieces', ...piece, count: pieces ?? 1 };
  }
  const inKg = kg ?? (grams !== undefined ? grams / 1000 : undefined);
  const counted = pieces ?? (about?.defaultUnit === 'pcs' ? count : undefined);
  const known: [unit: Unit, value: number | undefined][] = [
    ['m', metres],
    ['m2', areaM2],
    ['pcs', counted],
    ['kg', about?.defaultUnit === 'kg' ? inKg : kg],
  ];
  const usual = known.find(([unit, value]) => unit === about?.defaultUnit && value !== undefined);
  const [unit, value] = usual ?? known.find(([, one]) => one !== undefined) ?? [];
  if (unit === undefined || value === undefined || toSteps(value, unit) === null) return null;
  return { field: 'amount', value, unit };
}

function inRange({ lengthCm, widthCm }: { lengthCm: number; widthCm: number }): boolean {
  return within(lengthCm, LIMITS.pieceLengthCm) && within(widthCm, LIMITS.pieceWidthCm);
}

function within(value: number, [low, high]: readonly [number, number]): boolean {
  return value >= low && value <= high;
}

/** One fibre that stands alone is all of it; of several without figures, somebody has to say how much. */
function sharesOf(
  shares: readonly { fibre: string; percent: number | null }[],
  form: ListingForm,
  typed: (value: number) => string,
): ListingForm['composition'] {
  const rest = missingShare(form.composition, 'main');
  return shares.map(({ fibre, percent }) => {
    const share = percent ?? (shares.length === 1 && rest > 0 ? rest : null);
    return { key: rowKey(), fibre, percent: share === null ? '' : typed(share), part: 'main' };
  });
}
