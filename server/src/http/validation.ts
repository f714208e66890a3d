import { noBody } from '@scampolo/shared/contract/common';
import { AppError, type Issue } from '@scampolo/shared/errors';
import type { FastifyRequest, FastifySchemaCompiler, RouteOptions } from 'fastify';
import plugin from 'fastify-plugin';
import { z } from 'zod';

type ZodIssue = z.core.$ZodIssue;

const API = '/api/v1/';
const noQuery = z.strictObject({});

/**
 * Validates every route's input with zod. A route of the API takes what its schema names and nothing else: one that names no
 * query or body takes none, so that a misspelt or smuggled field is told of everywhere, also where nobody reads it.
 */
export const validationPlugin = plugin(
  async (app) => {
    app.setValidatorCompiler(zodValidatorCompiler);
    app.addHook('onRoute', takeNothingUnnamed);
    app.addHook('preValidation', refuseBrokenQuery);
  },
  { name: 'validation' },
);

/**
 * Compiles a route's zod schema into Fastify's validator. Fails with VALIDATION_FAILED and every issue with its path,
 * whatever the schema, so that no route maps errors by itself.
 */
export const zodValidatorCompiler: FastifySchemaCompiler<z.ZodType> = ({ schema }) => {
  return (input: unknown) => {
    const parsed = schema.safeParse(input);
    return parsed.success
      ? { value: parsed.data }
      : {
          error: new AppError('VALIDATION_FAILED', {
            issues: parsed.error.issues.flatMap((one) => toIssues(one, input)),
          }),
        };
  };
};

/** Turns a zod issue into ours: one for each unknown key, the closest branch of a union, everything with a dotted path. */
export function toIssues(raw: ZodIssue, input: unknown, prefix: readonly PropertyKey[] = []): Issue[] {
  const path = [...prefix, ...raw.path];
  if ((raw.code === 'invalid_type' || raw.code === 'invalid_value') && isAbsent(input, path))
    return [issue(path, 'required', 'This field is required.')];
  switch (raw.code) {
    case 'unrecognized_keys':
      return raw.keys.map((key) => issue([...path, key], 'unknown_field', 'This field does not exist.'));
    case 'invalid_union':
      return unionIssues(raw, input, path);
    case 'invalid_key':
    case 'invalid_element':
      return raw.issues.flatMap((inner) => toIssues(inner, input, path));
    case 'invalid_type':
      return [issue(path, 'wrong_type', `Must be ${article(raw.expected)}.`)];
    default:
      return [simpleIssue(raw, path)];
  }
}

function takeNothingUnnamed(route: RouteOptions): void {
  if (!route.url.startsWith(API)) return;
  const schema = route.schema ?? {};
  const methods = [route.method].flat();
  const takesBody = !methods.some((method) => method === 'GET' || method === 'HEAD');
  route.schema = {
    ...schema,
    querystring: schema.querystring ?? noQuery,
    ...(takesBody && !schema.consumes ? { body: schema.body ?? noBody } : {}),
  };
}

/** The query parser passes on bytes that are no UTF-8 as the percent signs they came as, which nobody meant. */
async function refuseBrokenQuery(request: FastifyRequest): Promise<void> {
  const [, query = ''] = request.url.split('?', 2);
  if (!query.includes('%') || !request.url.startsWith(API)) return;
  const broken = query.split('&').filter((pair) => !isDecodable(pair));
  if (broken.length === 0) return;
  const issues = broken.map((pair) => issue(pair.split('=', 1), 'malformed', 'Not well-formed UTF-8.'));
  throw new AppError('VALIDATION_FAILED', { issues });
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

function simpleIssue(raw: ZodIssue, path: PropertyKey[]): Issue {
  switch (raw.code) {
    case 'too_small':
      return issue(path, raw.origin === 'string' ? 'too_short' : 'out_of_range', raw.message, {
        min: Number(raw.minimum),
      });
    case 'too_big':
      return issue(path, raw.origin === 'string' ? 'too_long' : 'out_of_range', raw.message, {
        max: Number(raw.maximum),
      });
    case 'invalid_value':
      return issue(path, 'unknown_code', raw.message);
    case 'not_multiple_of':
      return issue(path, 'not_a_step', raw.message);
    case 'custom': {
      const rule: unknown = raw.params?.['rule'];
      return issue(path, typeof rule === 'string' ? rule : 'invalid', raw.message);
    }
    default:
      return issue(path, 'wrong_format', raw.message);
  }
}

/** Of a union, the branch that came closest: the one with the fewest complaints. */
function unionIssues(
  raw: ZodIssue & { code: 'invalid_union' },
  input: unknown,
  path: PropertyKey[],
): Issue[] {
  // No branch was tried: the field that chooses one names none.
  if (raw.errors.length === 0) {
    const absent = isAbsent(input, path);
    return [
      absent ? issue(path, 'required', 'This field is required.') : issue(path, 'unknown_code', raw.message),
    ];
  }
  const branches = raw.errors.map((branch) => branch.flatMap((inner) => toIssues(inner, input, path)));
  const closest = branches.filter((branch) => branch.length > 0).toSorted((a, b) => a.length - b.length)[0];
  return closest ?? [issue(path, 'wrong_type', raw.message)];
}

function issue(path: readonly PropertyKey[], code: string, message: string, params?: Issue['params']): Issue {
  const dotted = path.map(String).join('.');
  return params ? { path: dotted, code, message, params } : { path: dotted, code, message };
}

function isAbsent(input: unknown, path: readonly PropertyKey[]): boolean {
  let value = input;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return false;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value === undefined;
}

function article(type: string): string {
  return /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`;
}
