import fc from 'fast-check';
import { hostileText } from '../../../search/testing/hostile-values.ts';
import type { ApiDocument, ApiOperation, Schema } from './api-document.ts';
import { hostileJson, type Known, valuesOf } from './schema-values.ts';

/** `fitting` is whom the table of endpoints has for the route. */
export const SENDERS = ['fitting', 'anonymous', 'giver', 'taker', 'stranger', 'staff', 'admin'] as const;
export type Sender = (typeof SENDERS)[number];

/** What is done to a body that is right. */
export interface Spoiling {
  /** which of its values, counted through */
  at: number;
  how: 'replace' | 'leave out' | 'add';
  value: unknown;
}

/** A request before it is sent: what of it is known only then is {@link Known}. */
export interface Planned {
  operation: string;
  sender: Sender;
  /** as a browser sends it */
  withCookie: boolean;
  /** start from the good request of the table of endpoints, where the rest is not given */
  like: 'schema' | 'table';
  params: Record<string, unknown>;
  query: [name: string, value: unknown][];
  headers: Record<string, unknown>;
  body: { json: unknown; spoilt: Spoiling[] } | { text: string; type: string } | null;
}

/** Requests to every operation of a document: right, nearly right, and hostile ones, from everybody. */
export function anyRequest({ operations, schemas }: ApiDocument): fc.Arbitrary<Planned> {
  return fc.oneof(
    ...operations.map((operation) => ({
      weight: weightOf(operation, schemas),
      arbitrary: planFor(operation, schemas),
    })),
  );
}

/** A password is hashed, and a photo decoded, for longer than all the rest takes. */
function weightOf({ requestBody }: ApiOperation, schemas: Record<string, Schema>): number {
  const content = requestBody?.content ?? {};
  const slow =
    Object.keys(content).includes('multipart/form-data') ||
    /"(new)?[pP]assword"/.test(resolved(content, schemas));
  return slow ? 1 : 4;
}

function resolved(part: unknown, schemas: Record<string, Schema>): string {
  return JSON.stringify(part).replaceAll(/"#\/components\/schemas\/([^"]+)"/g, (_match, name: string) =>
    JSON.stringify(schemas[name] ?? {}),
  );
}

function planFor(operation: ApiOperation, schemas: Record<string, Schema>): fc.Arbitrary<Planned> {
  const parametersIn = (place: string) => operation.parameters.filter((one) => one.in === place);
  const params = parametersIn('path').map(({ name }) => [name, pathValue(operation.path, name)]);
  const headers = parametersIn('header').map(({ name, schema }) => [name, valuesOf(schema, schemas, name)]);
  return fc.record<Planned>({
    operation: fc.constant(operation.name),
    sender: fc.constantFrom(...SENDERS, ...Array<'fitting'>(6).fill('fitting')),
    withCookie: fc.boolean(),
    like: fc.constantFrom('schema', 'table'),
    params: fc.record(Object.fromEntries(params)),
    query: queryFor(operation, schemas),
    headers: fc.record(Object.fromEntries(headers)),
    body: bodyFor(operation, schemas),
  });
}

/** Up to three of its parameters, one in twenty that it does not have. */
function queryFor(
  { parameters }: ApiOperation,
  schemas: Record<string, Schema>,
): fc.Arbitrary<Planned['query']> {
  const strange = fc.tuple(fc.constantFrom('__proto__', 'constructor', 'x', 'limit[]', ''), hostileJson);
  const named = parameters
    .filter((one) => one.in === 'query')
    .map(({ name, schema }) => fc.tuple(fc.constant(name), mostly(valuesOf(schema, schemas, name))));
  const none = { weight: named.length === 0 ? 19 : 5, arbitrary: fc.constant<Planned['query']>([]) };
  const odd = { weight: 1, arbitrary: strange.map((pair): Planned['query'] => [pair]) };
  if (named.length === 0) return fc.oneof(none, odd);
  const some = fc.array(fc.oneof(...named), { minLength: 1, maxLength: 3 });
  return fc.oneof(none, odd, { weight: 14, arbitrary: some });
}

/** Nine of ten as they are; the tenth is anything. */
function mostly(right: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 9, arbitrary: right }, { weight: 1, arbitrary: hostileJson });
}

/** An id of what the path names before it: of `/claims/{id}` a claim's. */
function pathValue(path: string, name: string): fc.Arbitrary<unknown> {
  const noun = new RegExp(`([\\w-]+)/\\{${name}\\}`).exec(path)?.[1] ?? name;
  const known = (of: string): fc.Arbitrary<Known> => fc.nat(40).map((at) => ({ $known: of, at }));
  return fc.oneof(
    { weight: 8, arbitrary: name === 'id' ? known(noun) : known(name) },
    { weight: 1, arbitrary: known('anyId') },
    { weight: 1, arbitrary: fc.uuid() },
    { weight: 1, arbitrary: hostileText(['milano', '..', '%2e%2e', '01890000-0000-7000-8000-000000000000']) },
  );
}

function bodyFor(
  { requestBody }: ApiOperation,
  schemas: Record<string, Schema>,
): fc.Arbitrary<Planned['body']> {
  if (!requestBody) return fc.constant(null);
  const spoiling = fc.record<Spoiling>({
    at: fc.nat(60),
    how: fc.constantFrom('replace', 'leave out', 'add'),
    value: hostileJson,
  });
  const spoilt = fc.oneof(fc.constant<Spoiling[]>([]), fc.array(spoiling, { maxLength: 2 }));
  const text = fc.record({
    text: fc.oneof(
      hostileText(['{}', '[]', '{"a":1}', '{"__proto__":{}}', '\ufeff{}', '"', '{"a":1,"a":2}']),
    ),
    type: fc.constantFrom(
      'application/json',
      'text/plain',
      'application/json;charset=utf-16',
      'multipart/form-data',
    ),
  });
  const schema = requestBody.content['application/json']?.schema;
  const json = schema ? valuesOf(schema, schemas, '') : fc.constant(undefined);
  return fc.oneof(
    { weight: 18, arbitrary: fc.record({ json, spoilt }) },
    { weight: 1, arbitrary: text },
    { weight: 1, arbitrary: fc.constant(null) },
  );
}
