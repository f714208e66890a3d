import type { FacetName, FacetValue } from '@scampolo/shared/contract/search';
import { familyOf } from '@scampolo/shared/domain/catalogue';

/** Values that are shown before the line that opens the rest. */
const SHOWN = 6;

/**
 * What a facet shows at once and what it keeps behind one line: the first values and every chosen one. Colours are all shown.
 * Kinds of material stand under their family, and only where the family or one of its kinds is chosen.
 */
export function splitValues(
  facet: FacetName,
  values: readonly FacetValue[],
  selected: readonly string[],
): { first: FacetValue[]; rest: FacetValue[] } {
  const listed = facet === 'category' ? withKinds(values, selected) : [...values];
  if (facet === 'colour') return { first: listed, rest: [] };
  const near = new Set(facet === 'category' ? selected.map(familyOf) : selected);
  const key = (one: FacetValue): string => (facet === 'category' ? familyOf(one.value) : one.value);
  const ranks = [...new Set(listed.map(key))];
  const shown = (one: FacetValue): boolean => ranks.indexOf(key(one)) < SHOWN || near.has(key(one));
  return { first: listed.filter(shown), rest: listed.filter((one) => !shown(one)) };
}

function withKinds(values: readonly FacetValue[], selected: readonly string[]): FacetValue[] {
  const open = new Set(selected.map(familyOf));
  return values
    .filter((one) => familyOf(one.value) === one.value)
    .flatMap((family) => [
      family,
      ...values.filter(
        (one) => one !== family && open.has(family.value) && familyOf(one.value) === family.value,
      ),
    ]);
}
