import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { describeApi } from '../describe-api.ts';
import { signedIn } from '../http/session.ts';
import { referencesIn, unknownKeywords } from './testing/json-schema.ts';
import { type Observed, observe } from './testing/observed-app.ts';

const parameter = z.strictObject({
  name: z.string().min(1),
  in: z.enum(['path', 'query', 'header', 'cookie']),
  required: z.boolean().optional(),
  description: z.string().optional(),
  schema: z.record(z.string(), z.unknown()),
});
const media = z.strictObject({ schema: z.record(z.string(), z.unknown()) });
const header = z.strictObject({ description: z.string(), schema: z.record(z.string(), z.unknown()) });
const answer = z.strictObject({
  description: z.string().min(1),
  headers: z.record(z.string(), header).optional(),
  content: z.record(z.string(), media).optional(),
});
const operation = z.strictObject({
  operationId: z.string().optional(),
  summary: z.string().min(3),
  description: z.string().optional(),
  tags: z.array(z.string()).min(1),
  security: z.array(z.record(z.string(), z.array(z.string()))).min(1),
  parameters: z.array(parameter).optional(),
  requestBody: z.strictObject({ required: z.boolean(), content: z.record(z.string(), media) }).optional(),
  responses: z.record(z.string().regex(/^([1-5]\d\d|[1-5]XX|default)$/), answer),
});
const methods = z.partialRecord(z.enum(['get', 'put', 'post', 'delete', 'patch']), operation);

/** OpenAPI 3.1.0, as far as this document uses it; a field that it does not have is refused. */
const openapi = z.strictObject({
  openapi: z.literal('3.1.0'),
  info: z.strictObject({
    title: z.string(),
    version: z.string(),
    description: z.string(),
    license: z.strictObject({ name: z.string(), identifier: z.string() }),
  }),
  servers: z.array(z.strictObject({ url: z.string() })),
  paths: z.record(z.string().regex(/^\//), methods),
  components: z.strictObject({
    schemas: z.record(z.string().regex(/^[A-Za-z0-9._-]+$/), z.record(z.string(), z.unknown())),
    securitySchemes: z.record(z.string(), z.looseObject({ type: z.enum(['http', 'apiKey']) })),
  }),
});

type Operation = z.infer<typeof operation> & { name: string; method: string; path: string };

let document: z.infer<typeof openapi>;
let observed: Observed;
let operations: Operation[];

beforeAll(async () => {
  const described = await observe(describeApi);
  observed = described.observed;
  document = openapi.parse(described.built);
  operations = Object.entries(document.paths).flatMap(([path, byMethod]) =>
    Object.entries(byMethod).map(([method, one]) => ({ ...one, path, method, name: nameOf(method, path) })),
  );
});

/** `GET /listings/:id`, for routes as registered and for paths as documented. */
function nameOf(method: string, path: string): string {
  return `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`;
}

function routes() {
  return observed.routes.map((route) => ({ ...route, name: nameOf(route.method, route.url) }));
}

function routeOf({ name }: Operation) {
  const route = routes().find((one) => one.name === name);
  if (!route) throw new Error(`no route is registered for ${name}`);
  return route;
}

describe('the document', () => {
  it('has every route of the API, and nothing else', () => {
    const registered = routes().flatMap(({ name, url }) => (url.startsWith('/api/v1/') ? [name] : []));
    expect(operations.map(({ name }) => name).sort()).toEqual(registered.sort());
    expect(operations.length).toBeGreaterThan(20);
  });

  it('refers only to schemas that it has, and has none that nothing refers to', () => {
    const referred = new Set(
      referencesIn(document).map((reference) => reference.replace('#/components/schemas/', '')),
    );
    expect([...referred].sort()).toEqual(Object.keys(document.components.schemas).sort());
  });

  it('describes values in JSON Schema 2020-12, with keywords that there are', () => {
    const schemas = [
      ...Object.entries(document.components.schemas),
      ...operations.flatMap(({ name, parameters = [], requestBody, responses }) => [
        ...parameters.map((one): [string, unknown] => [`${name} ${one.name}`, one.schema]),
        ...contentOf(requestBody?.content).map((schema): [string, unknown] => [`${name} body`, schema]),
        ...Object.values(responses).flatMap(({ content }) =>
          contentOf(content).map((schema): [string, unknown] => [`${name} answer`, schema]),
        ),
      ]),
    ];
    expect(schemas.flatMap(([at, schema]) => unknownKeywords(schema, at))).toEqual([]);
  });

  it('is the same each time, so that a difference means a change', async () => {
    expect(await describeApi()).toEqual(document);
  });
});

describe('every operation', () => {
  it('says in a line of its own what it does, and where it belongs', () => {
    const summaries = operations.map(({ summary }) => summary);
    expect(new Set(summaries).size).toBe(summaries.length);
    for (const { name, summary } of operations) expect(summary, name).toMatch(/^[A-Z][^\n]{2,99}[^.\s]$/);
    const tags = new Set(operations.flatMap((one) => one.tags));
    expect([...tags].sort()).toEqual([
      'catalogue',
      'exchange',
      'hubs',
      'identity',
      'listings',
      'messages',
      'moderation',
      'privacy',
      'search',
      'workshops',
    ]);
  });

  it('has an id of its own, if any', () => {
    const ids = operations.flatMap(({ operationId }) => operationId ?? []);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('has one good answer, and the one shape of error for all others', () => {
    for (const { name, responses } of operations) {
      const statuses = Object.keys(responses).sort();
      expect(statuses.slice(1), name).toEqual(['4XX', '5XX']);
      expect(statuses[0], name).toMatch(/^20[0124]$/);
      for (const status of ['4XX', '5XX']) {
        expect(responses[status]?.content, name).toEqual({
          'application/json': { schema: { $ref: '#/components/schemas/Error' } },
        });
      }
    }
  });

  it('describes what it answers with, unless that is nothing', () => {
    for (const { name, responses } of operations)
      for (const [status, { content }] of Object.entries(responses))
        expect(content === undefined, `${name} ${status}`).toBe(status === '204');
  });

  it('names the parameters of its path, all required, and no other', () => {
    for (const { name, path, parameters = [] } of operations) {
      const inPath = parameters.filter((one) => one.in === 'path');
      expect(
        inPath.map((one) => one.name),
        name,
      ).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, one]) => one));
      for (const one of inPath) expect(one.required, name).toBe(true);
      const places = parameters.map((one) => `${one.in} ${one.name}`);
      expect(new Set(places).size, name).toBe(places.length);
    }
  });

  it('takes a body exactly where it may have one', () => {
    for (const { name, method, requestBody } of operations)
      expect(requestBody !== undefined, name).toBe(method !== 'get');
  });

  it('asks to sign in exactly where its route does', () => {
    const either = [{ bearer: [] }, { session: [] }];
    for (const one of operations) {
      const asks = routeOf(one).onRequest.includes(signedIn);
      expect(one.security, one.name).toEqual(asks ? either : [{}, ...either]);
    }
    const schemes = operations.flatMap(({ security }) => security.flatMap(Object.keys));
    expect([...new Set(schemes)].sort()).toEqual(Object.keys(document.components.securitySchemes).sort());
  });
});

describe('what no schema of a route says', () => {
  const find = (name: string) => operations.find((one) => one.name === name);

  it('is there: the key that makes a claim happen once', () => {
    const header = find('POST /api/v1/listings/:id/claims')?.parameters?.find((one) => one.in === 'header');
    expect(header).toMatchObject({ name: 'idempotency-key', required: true });
    for (const optional of ['POST /api/v1/listings', 'POST /api/v1/listings/:id/photos']) {
      const key = find(optional)?.parameters?.find((one) => one.in === 'header');
      expect(key).toMatchObject({ name: 'idempotency-key', required: false });
    }
  });

  it('is there: that a search may be answered by another engine', () => {
    for (const name of ['GET /api/v1/search', 'GET /api/v1/search/facets/:facet'])
      expect(find(name)?.responses['200']?.headers?.['search-fallback']?.schema).toEqual({ type: 'string' });
  });

  it('is there: the file of a photo', () => {
    const content = find('POST /api/v1/listings/:id/photos')?.requestBody?.content;
    expect(content?.['multipart/form-data']?.schema).toMatchObject({ required: ['file'] });
  });

  it('is there: that a write which needs no body may come without', () => {
    const required = (name: string) => find(name)?.requestBody?.required;
    expect(required('POST /api/v1/listings/:id/submit')).toBe(false);
    expect(required('POST /api/v1/listings')).toBe(true);
  });
});

function contentOf(content: Record<string, z.infer<typeof media>> = {}): unknown[] {
  return Object.values(content).map(({ schema }) => schema);
}
