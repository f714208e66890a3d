import { bodyCases } from './body-cases.ts';
import { type Case, type Endpoint, refused } from './endpoint.ts';
import { invalid, NOT_FOUND, type Refusal, UNAUTHENTICATED } from './refusal.ts';

/** Everything that can be wrong with a request to an endpoint: what any can be told, then what its row adds. */
export function casesOf(endpoint: Endpoint): Case[] {
  if (endpoint.outsideApi) return endpoint.own ?? [];
  return [
    ...signInCases(endpoint),
    ...addressCases(endpoint),
    ...queryCases(endpoint),
    ...bodyCases(endpoint),
    ...(endpoint.own ?? []),
  ];
}

/** Who is not signed in is told so before anything else of the request is read. */
function signInCases(endpoint: Endpoint): Case[] {
  if (endpoint.as === null) return [];
  const json = endpoint.body === undefined ? {} : { json: { unexpected: true } };
  const sentBy = (what: string, authorization: string | null) =>
    refused(endpoint, what, { as: null, headers: { authorization }, ...json }, UNAUTHENTICATED);
  return [
    sentBy('nobody is signed in', null),
    sentBy('a token that is none', 'Bearer not-a-token-but-long-enough'),
    sentBy('a token of 100,000 letters', `Bearer ${'a'.repeat(100_000)}`),
    sentBy('another scheme', 'Basic c3R1ZGlvOnNlY3JldA=='),
  ];
}

function addressCases(endpoint: Endpoint): Case[] {
  const names = [...endpoint.url.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
  return names.flatMap((name) => {
    const at = (what: string, value: string, refusal: Refusal) =>
      refused(endpoint, `${name}: ${what}`, { params: { [name]: value } }, refusal);
    const wrong = invalid(`${name} wrong_format`);
    return [
      at('something else', '!7', wrong),
      at('a NUL', '%00', wrong),
      at('HTML', '%3Cb%3E', wrong),
      at('a path', '..%2f..%2fetc%2fpasswd', wrong),
      at('SQL', '%27%20or%201=1%20--', wrong),
      at('a name that objects have', '__proto__', wrong),
      at('bytes that are no UTF-8', '%ff%fe', NOT_FOUND),
      at('half a surrogate pair', '%ed%a0%bd', NOT_FOUND),
      at('a percent sign that begins nothing', '%zz', NOT_FOUND),
      at('300 letters', 'a'.repeat(300), NOT_FOUND),
    ];
  });
}

function queryCases(endpoint: Endpoint): Case[] {
  const { parameters = {} } = endpoint;
  const many = Array.from({ length: 500 }, (_, index) => `p${index}`);
  const asked = (what: string, query: string, refusal: Refusal) =>
    refused(endpoint, `?${what}`, { query }, refusal);
  const fields = Object.entries(parameters).flatMap(([name, values]) =>
    values.map(({ what, text, code, at }) =>
      asked(`${name}: ${what}`, `${name}=${text}`, invalid(`${at ?? name} ${code}`)),
    ),
  );
  return [
    asked('an unknown parameter', 'unexpected=1', invalid('unexpected unknown_field')),
    asked('an unknown one twice', 'unexpected=1&unexpected=2', invalid('unexpected unknown_field')),
    asked('__proto__', '__proto__=1', invalid('__proto__ unknown_field')),
    asked('constructor', 'constructor=1', invalid('constructor unknown_field')),
    asked('brackets', 'a[b]=1&a[c]=2', invalid('a[b] unknown_field', 'a[c] unknown_field')),
    asked('bytes that are no UTF-8', 'unexpected=%ff', invalid('unexpected malformed')),
    asked('half a surrogate pair', 'unexpected=%ed%a0%bd', invalid('unexpected malformed')),
    asked('a NUL in a name', '%00=1', invalid('\u0000 unknown_field')),
    asked(
      '500 parameters',
      many.map((name) => `${name}=1`).join('&'),
      invalid(...many.map((name) => `${name} unknown_field`)),
    ),
    ...fields,
  ];
}
