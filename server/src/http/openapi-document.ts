import { z } from 'zod';

const MEANINGS: Readonly<Record<string, string>> = {
  '200': 'Done',
  '201': 'Made',
  '204': 'Done; there is nothing to tell',
  '4XX': 'Refused; the code says why',
  '5XX': 'Failed on our side, or busy (Retry-After says until when)',
};

const operation = z.looseObject({
  requestBody: z
    .looseObject({ content: z.record(z.string(), z.looseObject({ schema: z.unknown() })) })
    .optional(),
  responses: z.record(z.string(), z.looseObject({})),
});

const generated = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.looseObject({ schemas: z.record(z.string(), z.unknown()) }),
});

type Generated = z.infer<typeof generated>;

/**
 * Says in a generated OpenAPI document what its generator cannot know: what an answer means, that a body which may be null
 * may be left out, the answers when something fails on our side. Drops schemas that nothing refers to.
 * @throws {z.ZodError} when it is no document of operations
 */
export function finishDocument<Document extends object>(document: Document): Document {
  const read = generated.parse(document);
  const paths = mapValues(read.paths, (operations) => mapValues(operations, finishOperation));
  return { ...document, ...withoutUnused({ ...read, paths }) };
}

function finishOperation({ requestBody, responses, ...rest }: z.infer<typeof operation>) {
  const failed = responses['4XX'] ? { '5XX': responses['4XX'] } : {};
  return {
    ...rest,
    ...(requestBody ? { requestBody: { ...requestBody, required: !mayBeLeftOut(requestBody.content) } } : {}),
    responses: mapValues({ ...responses, ...failed }, (answer, status) => ({
      ...answer,
      description: MEANINGS[status] ?? answer['description'],
    })),
  };
}

function mayBeLeftOut(content: Record<string, { schema?: unknown }>): boolean {
  const nullable = z.object({ anyOf: z.array(z.looseObject({ type: z.string().optional() })) });
  return Object.values(content).some(({ schema }) => {
    const parsed = nullable.safeParse(schema);
    return parsed.success && parsed.data.anyOf.some((branch) => branch.type === 'null');
  });
}

/** The generator writes every schema twice, as taken and as answered, and most are only the one. */
function withoutUnused(document: Generated): Generated {
  const { schemas } = document.components;
  const others = { ...document, components: { ...document.components, schemas: {} } };
  const used = new Set<string>();
  const visit = (part: unknown) => {
    for (const [, name = ''] of JSON.stringify(part).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (used.has(name)) continue;
      used.add(name);
      visit(schemas[name]);
    }
  };
  visit(others);
  const kept = Object.fromEntries(Object.entries(schemas).filter(([name]) => used.has(name)));
  return { ...document, components: { ...document.components, schemas: kept } };
}

function mapValues<From, To>(
  record: Record<string, From>,
  change: (value: From, key: string) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value, key)]));
}
