import { ApiError } from './api-error.ts';
import type { Filter } from './filter-grammar.ts';
import type { FilterableRule, IndexSettings } from './index-settings.ts';

export type Document = Readonly<Record<string, unknown>>;
type Features = { equality: boolean; comparison: boolean };

/** The values that a document has at a path; nothing and null have none. */
export function valuesAt(document: Document, path: string): (string | number)[] {
  const nested = path
    .split('.')
    .reduce<unknown>(
      (at, name) => (isRecord(at) && Object.hasOwn(at, name) ? at[name] : undefined),
      document,
    );
  return [nested]
    .flat(5)
    .flatMap((value) =>
      typeof value === 'number' || typeof value === 'string'
        ? [value]
        : typeof value === 'boolean'
          ? [String(value)]
          : [],
    );
}

/**
 * Whether a document passes a filter.
 * @throws {ApiError} `invalid_search_filter` for an attribute that is not filterable, or not so
 */
export function passes(document: Document, filter: Filter | null): boolean {
  if (filter === null) return true;
  switch (filter.kind) {
    case 'and':
      return filter.parts.every((part) => passes(document, part));
    case 'or':
      return filter.parts.some((part) => passes(document, part));
    case 'not':
      return !passes(document, filter.part);
    case 'in':
      return valuesAt(document, filter.field).some((value) => filter.values.some((one) => equal(value, one)));
    case 'between':
      return valuesAt(document, filter.field).some(
        (value) => compare(value, '>=', filter.from) && compare(value, '<=', filter.to),
      );
    case 'compare':
      if (filter.operator === '!=')
        return !valuesAt(document, filter.field).some((value) => equal(value, filter.value));
      return valuesAt(document, filter.field).some((value) => compare(value, filter.operator, filter.value));
  }
}

/** Refuses a filter that names what the settings do not allow: checked before anything is looked at, as the engine does. */
export function checkFilter(filter: Filter | null, settings: IndexSettings): void {
  if (filter === null) return;
  if ('parts' in filter) {
    for (const part of filter.parts) checkFilter(part, settings);
    return;
  }
  if ('part' in filter) {
    checkFilter(filter.part, settings);
    return;
  }
  const features = featuresOf(filter.field, settings);
  if (features === null)
    throw new ApiError('invalid_search_filter', `Attribute \`${filter.field}\` is not filterable.`);
  const compares =
    filter.kind === 'between' || (filter.kind === 'compare' && !['=', '!='].includes(filter.operator));
  if (compares ? !features.comparison : !features.equality)
    throw new ApiError(
      'invalid_search_filter',
      `The filter operator is not allowed for the attribute \`${filter.field}\`.`,
    );
}

/** What an attribute may be asked; null: it is not filterable, nor a facet. */
export function featuresOf(attribute: string, { filterableAttributes }: IndexSettings): Features | null {
  for (const rule of filterableAttributes) {
    if (typeof rule === 'string') {
      if (attribute === rule || attribute.startsWith(`${rule}.`)) return { equality: true, comparison: true };
    } else if (rule.attributePatterns.some((pattern) => fits(attribute, pattern))) return withDefaults(rule);
  }
  return null;
}

/** As the engine compares strings: without case, accents and blanks at the ends. */
export function normalized(value: string): string {
  return value.trim().normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

function withDefaults({ features }: FilterableRule): Features {
  return { equality: features?.filter?.equality ?? true, comparison: features?.filter?.comparison ?? false };
}

function fits(attribute: string, pattern: string): boolean {
  if (pattern === '*') return true;
  return pattern.endsWith('*') ? attribute.startsWith(pattern.slice(0, -1)) : attribute === pattern;
}

function equal(value: string | number, asked: string): boolean {
  return typeof value === 'number'
    ? isFigure(asked) && value === Number(asked)
    : normalized(value) === normalized(asked);
}

function compare(value: string | number, operator: string, asked: string): boolean {
  if (typeof value === 'number' && !isFigure(asked)) return false;
  const [one, other] =
    typeof value === 'number' ? [value, Number(asked)] : [normalized(value), normalized(asked)];
  switch (operator) {
    case '>':
      return one > other;
    case '>=':
      return one >= other;
    case '<':
      return one < other;
    case '<=':
      return one <= other;
    default:
      return one === other;
  }
}

function isFigure(text: string): boolean {
  return text.trim() !== '' && Number.isFinite(Number(text));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
