import type { Issue } from '../errors.ts';
import { ATTRIBUTE_FIELDS, type Catalogue } from './catalogue.ts';
import { computedMassKg, type ListingValues } from './listing.ts';

/** Fields that every listing needs before it can be submitted, whatever its category. */
const ALWAYS = ['category', 'form', 'origin', 'condition', 'amount', 'legalRoute'] as const;

/**
 * What still keeps a draft from being submitted, one issue a field; empty when it is complete.
 * The category decides what it needs (materials.json, `required`); a composition may be declared unknown, and a mass that
 * follows from length, width and weight need not be typed.
 */
export function missingForSubmit(values: ListingValues, catalogue: Catalogue): Issue[] {
  const missing = new Set<string>(ALWAYS.filter((field) => values[field] === null));
  const category = values.category ? catalogue.categories.get(values.category) : undefined;
  for (const code of category?.required ?? []) {
    const field = ATTRIBUTE_FIELDS[code] ?? `attributes.${code}`;
    if (!isPresent(field, values)) missing.add(field);
  }
  if (values.composition.length > 0 && values.compositionSource === null) missing.add('compositionSource');
  return [...missing].map((path) => ({ path, code: 'required', message: `${path} is still missing.` }));
}

function isPresent(field: string, values: ListingValues): boolean {
  if (field.startsWith('attributes.'))
    return values.attributes[field.slice('attributes.'.length)] !== undefined;
  switch (field) {
    case 'composition':
      return values.composition.length > 0 || values.compositionSource === 'unknown';
    case 'massKg':
      return (values.massKg ?? computedMassKg(values)) !== null;
    case 'widthCm':
      return values.widthCm !== null || values.pieces.length > 0;
    case 'amount':
      return values.amount !== null;
    default:
      return true;
  }
}
