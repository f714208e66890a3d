import type { Issue } from '../errors.ts';
import type { AttributeRule, Catalogue, Category } from './catalogue.ts';
import type { AttributeValue } from './listing.ts';

const LONGEST_TEXT = 80;
const MOST_OPTIONS = 12;

/** Checks a listing's `attributes` against the rules of materials.json and against what its category takes. */
export function checkAttributes(
  attributes: Readonly<Record<string, AttributeValue>>,
  catalogue: Catalogue,
  category: Category | undefined,
): Issue[] {
  return Object.entries(attributes).flatMap(([code, value]) => {
    const path = `attributes.${code}`;
    const rule = catalogue.attributes.get(code);
    if (!rule) return [{ path, code: 'unknown_field', message: `There is no attribute "${code}".` }];
    if (category && !category.required.includes(code) && !category.recommended.includes(code)) {
      return [{ path, code: 'unknown_field', message: `${category.code} has no attribute "${code}".` }];
    }
    return checkValue(path, value, rule);
  });
}

function checkValue(path: string, value: AttributeValue, rule: AttributeRule): Issue[] {
  switch (rule.type) {
    case 'number':
    case 'integer':
      return checkNumber(path, value, rule);
    case 'bool':
      return typeof value === 'boolean' ? [] : [wrongType(path, 'true or false')];
    case 'multi_enum':
      return Array.isArray(value) && value.length <= MOST_OPTIONS
        ? value.flatMap((one, index) => checkText(`${path}.${index}`, one, rule))
        : [wrongType(path, `a list of at most ${MOST_OPTIONS} texts`)];
    case 'enum':
    case 'string':
      return checkText(path, value, rule);
  }
}

function checkNumber(path: string, value: AttributeValue, rule: AttributeRule): Issue[] {
  if (typeof value !== 'number' || !Number.isFinite(value)) return [wrongType(path, 'a number')];
  if (rule.type === 'integer' && !Number.isInteger(value)) return [wrongType(path, 'a whole number')];
  const min = rule.min ?? 0;
  const max = rule.max ?? Number.MAX_SAFE_INTEGER;
  return value >= min && value <= max
    ? []
    : [{ path, code: 'out_of_range', message: `Must be between ${min} and ${max}.`, params: { min, max } }];
}

function checkText(path: string, value: AttributeValue, rule: AttributeRule): Issue[] {
  if (typeof value !== 'string' || value.length === 0 || value.length > LONGEST_TEXT) {
    return [wrongType(path, `a text of 1 to ${LONGEST_TEXT} characters`)];
  }
  return rule.options && !rule.options.includes(value)
    ? [{ path, code: 'unknown_code', message: `Must be one of ${rule.options.join(', ')}.` }]
    : [];
}

function wrongType(path: string, wanted: string): Issue {
  return { path, code: 'wrong_type', message: `Must be ${wanted}.` };
}
