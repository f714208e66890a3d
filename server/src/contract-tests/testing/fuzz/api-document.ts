import { z } from 'zod';

/** A JSON Schema of the document, as far as it is looked into here. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  pattern?: string;
  enum?: unknown[];
  const?: unknown;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  items?: Schema;
  prefixItems?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: Schema | boolean;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
}

const schema = z.custom<Schema>((value) => typeof value === 'object' && value !== null);
const content = z.record(z.string(), z.object({ schema }));
const operation = z.object({
  parameters: z
    .array(z.object({ name: z.string(), in: z.enum(['path', 'query', 'header']), schema }))
    .default([]),
  requestBody: z.object({ required: z.boolean(), content }).optional(),
  responses: z.record(z.string(), z.object({ content: content.optional() })),
});
const document = z.object({
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.object({ schemas: z.record(z.string(), schema) }),
});

export interface ApiOperation extends z.infer<typeof operation> {
  /** as routes are named elsewhere: `GET /api/v1/listings/:id` */
  name: string;
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** with `{id}` for parameters */
  path: string;
}

export interface ApiDocument {
  operations: ApiOperation[];
  schemas: Record<string, Schema>;
}

/**
 * Reads a served OpenAPI document.
 * @throws {z.ZodError} when it is none
 */
export function readApiDocument(served: unknown): ApiDocument {
  const { paths, components } = document.parse(served);
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([name, one]) => {
      const method = z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).parse(name.toUpperCase());
      return { ...one, path, method, name: `${method} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}` };
    }),
  );
  return { operations, schemas: components.schemas };
}
