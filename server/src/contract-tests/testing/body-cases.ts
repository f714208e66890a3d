import { type Case, changed, type Endpoint, refused } from './endpoint.ts';
import { jsonText, toJson } from './json.ts';
import { invalid, MALFORMED, type Refusal, TOO_LARGE, UNSUPPORTED } from './refusal.ts';

const TEN_MEGABYTES = 10_000_000;

/** What can be wrong with a JSON body; nothing for endpoints that take none. */
export function bodyCases(endpoint: Endpoint): Case[] {
  if (endpoint.body === undefined) return [];
  return [
    ...shapeCases(endpoint),
    ...textCases(endpoint),
    ...contentTypeCases(endpoint),
    ...fieldCases(endpoint),
  ];
}

/** Well-formed JSON that is not what the endpoint takes. */
function shapeCases(endpoint: Endpoint): Case[] {
  const whole = (what: string, json: unknown) =>
    refused(endpoint, what, { json }, invalid('(all) wrong_type'));
  const extra = (what: string, name: string, value: unknown) =>
    changed(endpoint, what, { [name]: value }, invalid(`${name} unknown_field`));
  const needed =
    endpoint.body === null
      ? []
      : [
          whole('null', null),
          refused(endpoint, 'an empty body', { payload: '' }, invalid('(all) wrong_type')),
        ];
  return [
    whole('a list for an object', []),
    whole('a text for an object', 'wool'),
    whole('a figure for an object', 7),
    ...needed,
    extra('an unknown field', 'unexpected', 1),
    extra('a field named constructor', 'constructor', 1),
    extra('100,000 lists within lists', 'unexpected', jsonText('['.repeat(100_000) + ']'.repeat(100_000))),
  ];
}

/** Bytes that are not JSON, or not to be read as such. */
function textCases(endpoint: Endpoint): Case[] {
  const text = (what: string, payload: string | Buffer, refusal = MALFORMED) =>
    refused(endpoint, what, { payload }, refusal);
  return [
    text('NaN', '{"unexpected":NaN}'),
    text('Infinity', '{"unexpected":-Infinity}'),
    text('JSON that ends early', '{"unexpected":'),
    text('two values', '{}{}'),
    text('a comment', '{/* none */}'),
    text('__proto__', '{"__proto__":{"admin":true}}'),
    text('__proto__ within', '{"unexpected":[{"__proto__":null}]}'),
    text('__proto__ spelt with an escape', '{"\\u005f_proto__":{"admin":true}}'),
    text('constructor.prototype', '{"constructor":{"prototype":{"admin":true}}}'),
    text('a NUL byte', '{"unexpected":"\u0000"}'),
    text(
      'bytes that are no UTF-8',
      Buffer.from([...Buffer.from('{"a":"'), 0xc3, 0x28, ...Buffer.from('"}')]),
    ),
    text('an overlong slash', Buffer.from([...Buffer.from('{"a":"'), 0xc0, 0xaf, ...Buffer.from('"}')])),
    text('UTF-16', Buffer.from('\ufeff{}', 'utf16le')),
    text('10 MB of JSON', toJson({ unexpected: 'a'.repeat(TEN_MEGABYTES) }), TOO_LARGE),
    text('10 MB of blanks', ' '.repeat(TEN_MEGABYTES), TOO_LARGE),
  ];
}

/** JSON is taken as `application/json` only; however that is written, it is validated. */
function contentTypeCases(endpoint: Endpoint): Case[] {
  const other = [
    'text/plain',
    'text/plain;application/json',
    'application/json, text/plain',
    'application/jsonx',
    'application/ json',
    'application/json\ta',
    'application/vnd.api+json',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=cut-here',
    '*/*',
    'json',
  ];
  const same = [
    'Application/JSON',
    ' application/json',
    '\tapplication/json',
    'application/json\t',
    'application/json\u00a0',
    'application/json ;charset=utf-16',
  ];
  const typed = (type: string | null, refusal: Refusal) =>
    refused(
      endpoint,
      `content type ${JSON.stringify(type)}`,
      (world) => ({
        json: { ...endpoint.body?.(world), unexpected: 1 },
        headers: { 'content-type': type },
      }),
      refusal,
    );
  return [
    ...[...other, null].map((type) => typed(type, UNSUPPORTED)),
    ...same.map((type) => typed(type, invalid('unexpected unknown_field'))),
  ];
}

/** Each field by itself, and the first bad value of every field at once. */
function fieldCases(endpoint: Endpoint): Case[] {
  const fields = Object.entries(endpoint.fields ?? {});
  const one = fields.flatMap(([path, values]) =>
    values.map(({ what, value, code }) =>
      changed(endpoint, `${path}: ${what}`, { [path]: value }, invalid(`${path} ${code}`)),
    ),
  );
  const leaves = fields.filter(([path]) => !fields.some(([other]) => other.startsWith(`${path}.`)));
  const firsts = leaves.flatMap(([path, [first]]) => (first ? [{ path, ...first }] : []));
  const all = changed(
    endpoint,
    'every field at once',
    Object.fromEntries(firsts.map(({ path, value }) => [path, value])),
    invalid(...firsts.map(({ path, code }) => `${path} ${code}`)),
  );
  return fields.length > 1 ? [...one, all] : one;
}
