import type { InjectOptions } from 'fastify';
import { type Endpoint, nameOf, requestTo } from '../endpoint.ts';
import { endpoints } from '../endpoints.ts';
import { toJson } from '../json.ts';
import type { People, World } from '../world.ts';
import type { Planned, Spoiling } from './fuzz-requests.ts';
import type { KnownValues } from './known-values.ts';

/** The request that a plan means at this moment. */
export function requestOf(plan: Planned, world: World, known: KnownValues): InjectOptions {
  const row = plan.like === 'table' ? endpoints.find((one) => nameOf(one) === plan.operation) : undefined;
  const good = row ? requestTo(row, world) : null;
  const [method = '', route = ''] = plan.operation.split(' ');
  const path =
    good === null
      ? route.replaceAll(/:(\w+)/g, (_match, name: string) => segment(known.fill(plan.params[name])))
      : urlOf(good);
  const query = queryOf(plan, known);
  const body = bodyOf(plan, row, world, known);
  return {
    method: method as NonNullable<InjectOptions['method']>,
    url: query === '' ? path : `${path}${path.includes('?') ? '&' : '?'}${query}`,
    headers: {
      ...(body ? { 'content-type': body.type } : {}),
      ...headersOf(plan, known),
      ...credentials(senderOf(plan), plan.withCookie, world),
    },
    ...(body ? { payload: body.payload } : {}),
  };
}

/** Who sends a plan; null: nobody who is signed in. */
export function senderOf({ sender, operation }: Planned): keyof People | null {
  if (sender === 'anonymous') return null;
  return sender === 'fitting' ? (endpoints.find((one) => nameOf(one) === operation)?.as ?? null) : sender;
}

/** A request as somebody reads it. */
export function written({ method, url, headers, payload }: InjectOptions): string {
  const body = payload === undefined ? '' : String(payload).slice(0, 3000);
  return `${method} ${String(url)}\n${JSON.stringify(headers)}\n${body}`;
}

function urlOf({ url }: InjectOptions): string {
  return typeof url === 'string' ? url : '';
}

function segment(value: unknown): string {
  return encodeURIComponent(String(value ?? 'nothing').toWellFormed());
}

function queryOf({ query }: Planned, known: KnownValues): string {
  const pairs = query.flatMap(([name, value]): string[][] => {
    const filled = known.fill(value);
    return (Array.isArray(filled) ? filled : [filled]).map((one) => [name, textOf(one)]);
  });
  return new URLSearchParams(pairs).toString();
}

function textOf(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** What is no header's value is refused by Node itself, before it is sent. */
function headersOf({ headers }: Planned, known: KnownValues): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      textOf(known.fill(value) ?? `fuzz-${name}`).replaceAll(/[^\t\x20-\x7e]/g, '?'),
    ]),
  );
}

function credentials(who: keyof People | null, withCookie: boolean, world: World): Record<string, string> {
  if (who === null) return {};
  const { token } = world[who];
  return withCookie ? { cookie: `scampolo_access=${token}` } : { authorization: `Bearer ${token}` };
}

function bodyOf(
  { body }: Planned,
  row: Endpoint | undefined,
  world: World,
  known: KnownValues,
): { type: string; payload: string | Buffer } | null {
  if (body === null) return null;
  if ('text' in body) return { type: body.type, payload: body.text };
  if (row?.upload && body.spoilt.length === 0) {
    const { payload, headers } = row.upload();
    return { payload, type: headers['content-type'] ?? '' };
  }
  const json = row?.body ? row.body(world) : known.fill(body.json);
  return { type: 'application/json', payload: toJson(body.spoilt.reduce(spoil, json) ?? null) };
}

/** A copy of `value` in which one value of all, its own parts counted first, is replaced, left out or added to. */
function spoil(value: unknown, { at, how, value: other }: Spoiling): unknown {
  const places = placesIn(value);
  const place = places[at % Math.max(1, places.length)];
  if (place === undefined) return other;
  return change(
    value,
    how === 'add' ? [...place.slice(0, -1), 'unexpected'] : place,
    how === 'leave out',
    other,
  );
}

function placesIn(value: unknown): string[][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    [key],
    ...placesIn(inner).map((rest) => [key, ...rest]),
  ]);
}

function change(value: unknown, [key = '', ...rest]: string[], leaveOut: boolean, other: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const inner =
    rest.length === 0 ? other : change((value as Record<string, unknown>)[key], rest, leaveOut, other);
  const entries = Object.entries(value).filter(([name]) => name !== key);
  const gone = leaveOut && rest.length === 0;
  if (Array.isArray(value)) {
    const list = [...value];
    if (gone) list.splice(Number(key), 1);
    else list[Number.isNaN(Number(key)) ? list.length : Number(key)] = inner;
    return list;
  }
  return Object.fromEntries(gone ? entries : [...entries, [key, inner]]);
}
