/** Keywords of JSON Schema 2020-12 whose values are no schemas, with a test of their shape. */
const PLAIN: Readonly<Record<string, (value: unknown) => boolean>> = {
  $ref: (value) => typeof value === 'string',
  type: (value) => [value].flat().every((one) => TYPES.includes(String(one))),
  enum: Array.isArray,
  const: () => true,
  default: () => true,
  format: (value) => typeof value === 'string',
  pattern: isPattern,
  title: (value) => typeof value === 'string',
  description: (value) => typeof value === 'string',
  contentMediaType: (value) => typeof value === 'string',
  required: (value) => Array.isArray(value) && new Set(value).size === value.length,
  minimum: Number.isFinite,
  maximum: Number.isFinite,
  exclusiveMinimum: Number.isFinite,
  exclusiveMaximum: Number.isFinite,
  multipleOf: Number.isFinite,
  minLength: isCount,
  maxLength: isCount,
  minItems: isCount,
  maxItems: isCount,
  minProperties: isCount,
  maxProperties: isCount,
};
const TYPES = ['string', 'number', 'integer', 'boolean', 'null', 'object', 'array'];
const WITH_A_SCHEMA = ['items', 'additionalProperties', 'propertyNames', 'not'];
const WITH_SCHEMAS = ['anyOf', 'oneOf', 'allOf', 'prefixItems'];

/** Every `$ref` in a document. */
export function referencesIn(part: unknown): string[] {
  if (typeof part !== 'object' || part === null) return [];
  const own = '$ref' in part && typeof part.$ref === 'string' ? [part.$ref] : [];
  return [...own, ...Object.values(part).flatMap(referencesIn)];
}

/** Where a schema says something that JSON Schema 2020-12 has no word for, or says it wrongly; empty when it is right. */
export function unknownKeywords(schema: unknown, at: string): string[] {
  if (typeof schema === 'boolean') return [];
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) return [`${at} is no schema`];
  return Object.entries(schema).flatMap(([keyword, value]) => {
    const where = `${at}.${keyword}`;
    if (keyword === 'properties') return childrenOf(value, where);
    if (WITH_A_SCHEMA.includes(keyword)) return unknownKeywords(value, where);
    if (WITH_SCHEMAS.includes(keyword)) return Array.isArray(value) ? childrenOf(value, where) : [where];
    return PLAIN[keyword]?.(value) ? [] : [where];
  });
}

function childrenOf(children: unknown, at: string): string[] {
  return Object.entries(children as object).flatMap(([name, schema]) =>
    unknownKeywords(schema, `${at}.${name}`),
  );
}

function isCount(value: unknown): boolean {
  return Number.isInteger(value) && Number(value) >= 0;
}

function isPattern(value: unknown): boolean {
  try {
    return typeof value === 'string' && new RegExp(value, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}
