import type { InjectOptions } from 'fastify';
import type { BadValues } from './bad-values.ts';
import { toJson, withValue } from './json.ts';
import type { Refusal } from './refusal.ts';
import type { People, World } from './world.ts';

/** One request that is refused, and how. */
export interface Case {
  what: string;
  request: (world: World) => InjectOptions;
  refusal: Refusal;
}

/** One row of the table: an endpoint, a request that it takes, and what can be wrong with that. */
export interface Endpoint {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** tells rows of one endpoint apart */
  label?: string;
  /** as the route is registered */
  url: string;
  /** who sends the good request; null: nobody is signed in */
  as: keyof People | null;
  /** the status of the good request */
  answers: number;
  params?: (world: World) => Record<string, string>;
  headers?: Record<string, string>;
  query?: string;
  /** a good body; null for writes that need none; absent where JSON is not taken */
  body?: ((world: World) => Record<string, unknown>) | null;
  /** the good body of an endpoint that takes a file */
  upload?: () => { payload: Buffer; headers: Record<string, string> };
  /** true for what is no API: it reads nothing of a request that its own cases do not name */
  outsideApi?: boolean;
  /** every field of the body by its dotted path, with what it refuses; all of them stand in the good body */
  fields?: Record<string, BadValues>;
  /** every parameter of the query, with what it refuses */
  parameters?: Record<string, QueryValues>;
  /** what only this endpoint can be told wrong */
  own?: Case[];
}

/** What a query parameter refuses: the encoded text and the problem's code, at the parameter unless told. */
export type QueryValues = readonly { what: string; text: string; code: string; at?: string }[];

/** What a request changes of the good one. */
export interface Change {
  as?: keyof People | null;
  params?: Record<string, string>;
  query?: string;
  /** null takes a header away */
  headers?: Record<string, string | null>;
  /** bytes or text as they stand */
  payload?: string | Buffer;
  /** written as JSON, with a JSON content type */
  json?: unknown;
}

/** The good request of a row, with changes. */
export function requestTo(endpoint: Endpoint, world: World, change: Change = {}): InjectOptions {
  const { as = endpoint.as, params, query = endpoint.query, headers } = change;
  const path = fill(endpoint.url, { ...endpoint.params?.(world), ...params });
  const upload = change.payload === undefined && !('json' in change) ? endpoint.upload?.() : undefined;
  const payload = upload?.payload ?? payloadOf(endpoint, world, change);
  return {
    method: endpoint.method,
    url: query ? `${path}?${query}` : path,
    headers: present({
      ...(as === null ? {} : { authorization: `Bearer ${world[as].token}` }),
      ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
      ...upload?.headers,
      ...endpoint.headers,
      ...headers,
    }),
    ...(payload === undefined ? {} : { payload }),
  };
}

/** The case that a row's good request is refused when it is changed so. */
export function refused(
  endpoint: Endpoint,
  what: string,
  change: Change | ((world: World) => Change),
  refusal: Refusal,
): Case {
  const changeIn = typeof change === 'function' ? change : () => change;
  return { what, request: (world) => requestTo(endpoint, world, changeIn(world)), refusal };
}

/** As {@link refused}, when these fields of its good body are changed. */
export function changed(
  endpoint: Endpoint,
  what: string,
  changes: Record<string, unknown>,
  refusal: Refusal,
): Case {
  const json = (world: World) =>
    Object.entries(changes).reduce<unknown>(
      (body, [path, value]) => withValue(body, path, value),
      endpoint.body?.(world) ?? {},
    );
  return refused(endpoint, what, (world) => ({ json: json(world) }), refusal);
}

/** The name of a row in reports. */
export function nameOf({ method, url }: { method: string; url: string }): string {
  return `${method} ${url}`;
}

function payloadOf(endpoint: Endpoint, world: World, change: Change): string | Buffer | undefined {
  if (change.payload !== undefined) return change.payload;
  if ('json' in change) return toJson(change.json);
  return endpoint.body ? toJson(endpoint.body(world)) : undefined;
}

function present(headers: Record<string, string | null>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
  );
}

function fill(url: string, params: Record<string, string>): string {
  return url.replaceAll(/:(\w+)/g, (_match, name: string) => params[name] ?? `:${name}`);
}
