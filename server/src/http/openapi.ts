import swagger, { type SwaggerTransform } from '@fastify/swagger';
import { idempotencyKey } from '@scampolo/shared/contract/common';
import type { RouteOptions } from 'fastify';
import plugin from 'fastify-plugin';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { finishDocument } from './openapi-document.ts';
import { signedIn } from './session.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** the route needs, or may have, an Idempotency-Key header; the OpenAPI document says so */
    idempotencyKey?: boolean | 'optional';
    /** headers that the answer 200 may have, by name, with what each says; the OpenAPI document lists them */
    answerHeaders?: Readonly<Record<string, string>>;
  }
}

/** Generates the OpenAPI 3.1 document from the routes' own schemas. Registered before the routes it describes. */
export const openapiPlugin = plugin(
  async (app) => {
    await app.register(swagger, {
      openapi: {
        openapi: '3.1.0',
        info: {
          title: 'Scampolo',
          description: 'The open exchange that gives a city’s offcuts and surplus materials a second life.',
          version: '1',
          license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
        },
        servers: [{ url: '/' }],
        components: {
          securitySchemes: {
            bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
            session: {
              type: 'apiKey',
              in: 'cookie',
              name: 'scampolo_access',
              description: 'With https the name is `__Host-scampolo_access`.',
            },
          },
        },
      },
      transform: describeRoute,
      transformObject: (input) => finishDocument(jsonSchemaTransformObject(input)),
    });
    app.get('/api/openapi.json', { schema: { hide: true } }, async (_request, reply) => {
      reply.header('cache-control', 'public, max-age=300');
      return app.swagger();
    });
  },
  { name: 'openapi' },
);

/** Who signs in where the route's hook says so is not asked for twice: the document reads the hook. */
const EITHER = [{ bearer: [] }, { session: [] }];

const idempotencyHeader = (wanted: true | 'optional') => ({
  type: 'object',
  properties: { 'idempotency-key': z.toJSONSchema(idempotencyKey) },
  required: wanted === true ? ['idempotency-key'] : [],
});

function withHeaders(response: unknown, headers: Readonly<Record<string, string>>) {
  const answers = z.looseObject({ 200: z.looseObject({}) }).parse(response);
  const described = Object.entries(headers).map(
    ([name, description]) => [name, { type: 'string', description }] as const,
  );
  return { ...answers, 200: { ...answers[200], headers: Object.fromEntries(described) } };
}

const FILE_BODY = {
  type: 'object',
  properties: { file: { type: 'string', contentMediaType: 'application/octet-stream' } },
  required: ['file'],
  additionalProperties: false,
};

/** Adds what a route says outside its zod schemas: who may call it, an uploaded file, a header. */
/** The one form that is taken: RFC 8058, section 3. */
const ONE_CLICK_BODY = {
  type: 'object',
  properties: { 'List-Unsubscribe': { type: 'string', const: 'One-Click' } },
  required: ['List-Unsubscribe'],
};

const describeRoute: SwaggerTransform = (input) => {
  const { schema, url } = jsonSchemaTransform(input);
  if (schema['hide'] === true) return { schema, url };
  const { route } = input;
  const asksToSignIn = hooksOf(route).includes(signedIn);
  return {
    url,
    schema: {
      ...schema,
      security: asksToSignIn ? EITHER : [{}, ...EITHER],
      ...(route.config?.idempotencyKey ? { headers: idempotencyHeader(route.config.idempotencyKey) } : {}),
      ...(route.config?.answerHeaders
        ? { response: withHeaders(schema['response'], route.config.answerHeaders) }
        : {}),
      ...(route.schema?.consumes?.includes('multipart/form-data') ? { body: FILE_BODY } : {}),
      ...(route.schema?.consumes?.includes('application/x-www-form-urlencoded')
        ? { body: ONE_CLICK_BODY }
        : {}),
    },
  };
};

function hooksOf(route: RouteOptions): unknown[] {
  return [route.onRequest].flat();
}
