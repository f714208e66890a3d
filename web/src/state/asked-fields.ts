import type { CatalogueJson } from '@scampolo/shared/contract/catalogue';
import { computedMassKg } from '@scampolo/shared/domain/listing';
import { parseDecimal } from './decimal.ts';
import type { ListingForm } from './listing-form.ts';

/** Which fields a lot of this category has to say, and so stand in front; the others wait in the fold. */
export interface AskedFields {
  composition: boolean;
  width: boolean;
  weight: boolean;
  mass: boolean;
}

/**
 * What the form asks for in front. Depends on no field's own text, so that nothing moves away under the hand that writes it: the
 * mass of the lot is asked for until it follows from length, width and weight.
 */
export function askedFields(form: ListingForm, terms: CatalogueJson): AskedFields {
  const required = terms.categories.find((one) => one.code === form.category)?.required ?? [];
  const weighed = required.includes('net_weight_kg');
  const byCloth = weighed && (form.unit === 'm' || form.unit === 'm2');
  return {
    composition: required.includes('composition'),
    width: required.includes('width_cm') || (weighed && form.unit === 'm'),
    weight: required.includes('gsm') || byCloth,
    mass: weighed && computedMass(form) === null,
  };
}

/** The mass in kg that follows from the other figures of a form, or null. */
export function computedMass(form: ListingForm): number | null {
  const read = (text: string): number | null => {
    const value = parseDecimal(text);
    return value !== null && Number.isFinite(value) ? value : null;
  };
  const value = read(form.amount);
  return computedMassKg({
    amount: value === null ? null : { value, unit: form.unit },
    widthCm: read(form.widthCm),
    weightGsm: read(form.weightGsm),
  });
}
