import fc from 'fast-check';
import { hostileText } from '../../../search/testing/hostile-values.ts';
import type { Schema } from './api-document.ts';

/** Stands for something that the exchange has, chosen when the request is sent: ids are not the same in two runs. */
export interface Known {
  $known: string;
  at: number;
}

export function isKnown(value: unknown): value is Known {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, '$known');
}

/** Any JSON, with a weight on what has broken programs. */
export const hostileJson: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: hostileText(['wool', 'milano', 'it', 'published', 'product']) },
  {
    weight: 3,
    arbitrary: fc.constantFrom<unknown>(
      ...[
        null,
        true,
        false,
        0,
        -0,
        -1,
        0.1 + 0.2,
        1e-9,
        2 ** 31,
        -(2 ** 31),
        2 ** 53,
        1e21,
        1.7e308,
        '',
        [],
        {},
      ],
      ...[[[]], [null], { constructor: { prototype: {} } }, { value: null }, 'a'.repeat(5000)],
    ),
  },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
);

/**
 * Values that a schema allows, nearly: what it cannot say (a code that exists, a sum of 100 %) is often taken from what the
 * exchange has. `name` is the field's or parameter's.
 */
export function valuesOf(
  schema: Schema,
  schemas: Record<string, Schema>,
  name: string,
): fc.Arbitrary<unknown> {
  const one = (inner: Schema, of = name) => valuesOf(inner, schemas, of);
  if (schema.$ref) return one(schemas[schema.$ref.replace('#/components/schemas/', '')] ?? {});
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const branches = schema.anyOf ?? schema.oneOf;
  if (branches) return fc.oneof(...branches.map((branch) => one(branch)));
  if (Array.isArray(schema.type)) return fc.oneof(...schema.type.map((type) => one({ ...schema, type })));
  switch (schema.type) {
    case 'null':
      return fc.constant(null);
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.oneof({ weight: 2, arbitrary: knownAs(name) }, { weight: 3, arbitrary: wholes(schema) });
    case 'number':
      return fc.oneof({ weight: 1, arbitrary: knownAs(name) }, { weight: 4, arbitrary: figures(schema) });
    case 'string':
      return texts(schema, name);
    case 'array':
      return lists(schema, (item) => one(item, singular(name)));
    case 'object':
      return objects(schema, one);
    default:
      return hostileJson;
  }
}

/** What the exchange knows under a name; see `known-values.ts`. */
function knownAs(name: string): fc.Arbitrary<Known> {
  return fc.nat(40).map((at) => ({ $known: name, at }));
}

/** `pieceIds` are of pieces, and so is the `id` within `pieces`. */
function singular(name: string): string {
  return name.replace(/ies$/, 'y').replace(/s$/, '');
}

function wholes({ minimum, maximum, exclusiveMinimum }: Schema): fc.Arbitrary<number> {
  const min = Math.max(minimum ?? (exclusiveMinimum ?? -1001) + 1, -(2 ** 40));
  const max = Math.min(maximum ?? 1000, 2 ** 40);
  return fc.oneof(
    fc.integer({ min, max: Math.min(max, min + 20) }),
    fc.constantFrom(min, max),
    fc.integer({ min, max }),
  );
}

function figures(schema: Schema): fc.Arbitrary<number> {
  const min = schema.minimum ?? schema.exclusiveMinimum ?? -10;
  const max = schema.maximum ?? schema.exclusiveMaximum ?? 10_000;
  const usual = [0.5, 1, 2.5, 12.5, 50, 80, 100, 150].filter((value) => value >= min && value <= max);
  return fc.oneof(
    fc.constantFrom(min, max, ...usual),
    fc.double({ min, max, noNaN: true }),
    fc.double({ min, max, noNaN: true }).map((value) => Math.round(value * 10) / 10),
  );
}

function texts(schema: Schema, name: string): fc.Arbitrary<unknown> {
  const { format, pattern, minLength = 0, maxLength = 300 } = schema;
  const longest = Math.min(maxLength, minLength + 200);
  const written: fc.Arbitrary<unknown>[] = [];
  if (format === 'uuid') written.push(fc.uuid());
  else if (format === 'email') written.push(fc.nat(9999).map((at) => `fuzz-${at}@test.example`));
  else if (format === 'date-time')
    written.push(fc.date({ noInvalidDate: true }).map((date) => date.toISOString()));
  else if (pattern !== undefined) written.push(matching(pattern));
  else
    written.push(
      fc.string({ unit: 'grapheme', minLength, maxLength: longest, size: 'max' }),
      fc.string({ minLength, maxLength: longest }),
      fc.constantFrom(minLength, longest).map((length) => 'à'.repeat(length)),
    );
  return fc.oneof(
    { weight: 4, arbitrary: knownAs(name) },
    ...written.map((arbitrary) => ({ weight: 2, arbitrary })),
  );
}

function matching(pattern: string): fc.Arbitrary<string> {
  try {
    return fc.stringMatching(new RegExp(pattern, 'u'), { maxLength: 60 });
  } catch {
    // It cannot make texts for every pattern: lookaheads, for one.
    return hostileText(['/me/claims', '/', 'a-token']);
  }
}

function lists(schema: Schema, one: (item: Schema) => fc.Arbitrary<unknown>): fc.Arbitrary<unknown[]> {
  if (schema.prefixItems) return fc.tuple(...schema.prefixItems.map(one));
  const { minItems = 0, maxItems = 4 } = schema;
  return fc.array(one(schema.items ?? {}), {
    minLength: minItems,
    maxLength: Math.min(maxItems, minItems + 4),
  });
}

function objects(
  { properties = {}, required = [], additionalProperties }: Schema,
  one: (inner: Schema, name: string) => fc.Arbitrary<unknown>,
): fc.Arbitrary<Record<string, unknown>> {
  const named = Object.fromEntries(
    Object.entries(properties).map(([name, inner]) => [name, one(inner, name)]),
  );
  const record = fc.record(named, {
    requiredKeys: required.filter((name) => Object.hasOwn(properties, name)),
  });
  if (typeof additionalProperties !== 'object') return record;
  return fc.dictionary(fc.stringMatching(/^[a-z_]{1,12}$/), one(additionalProperties, 'attribute'), {
    maxKeys: 4,
  });
}
