import { type Case, type Endpoint, refused } from './endpoint.ts';
import { queryChoice, queryChoices, queryCodes, queryFigure, wrong } from './query-values.ts';
import { invalid, NOT_FOUND } from './refusal.ts';

const languages = { lang: queryChoice('lang', 'it') };

const hubs: Endpoint = { method: 'GET', url: '/api/v1/hubs', as: null, answers: 200, parameters: languages };

const hub: Endpoint = {
  method: 'GET',
  url: '/api/v1/hubs/:slug',
  as: null,
  answers: 200,
  params: () => ({ slug: 'milano' }),
  parameters: languages,
};
hub.own = ['atlantis', 'constructor', 'milano-', 'a'.repeat(40)].map((slug) =>
  refused(hub, `no hub: ${slug}`, { params: { slug } }, NOT_FOUND),
);

const catalogue: Endpoint = {
  method: 'GET',
  url: '/api/v1/catalogue',
  as: null,
  answers: 200,
  parameters: languages,
};

const search: Endpoint = {
  method: 'GET',
  url: '/api/v1/search',
  as: null,
  answers: 200,
  query:
    'q=lana&hub=milano&fibre=wool&fibreMin=80&near=%23aa5533&lat=45.4&lon=9.2&within=5&sort=nearest&amountMin=1&unit=m',
  parameters: {
    q: [
      wrong('a NUL', 'lana%00', 'wrong_format'),
      wrong('a line feed', 'lana%0a', 'wrong_format'),
      wrong('201 letters', 'a'.repeat(201), 'too_long'),
      wrong('twice', 'lana&q=seta', 'wrong_type'),
      wrong('bytes that are no UTF-8', 'caf%e9', 'malformed'),
      wrong('half a surrogate pair', '%ed%a0%bd', 'malformed'),
    ],
    category: queryCodes('category', 'woven'),
    form: queryCodes('form', 'end_of_roll'),
    fibre: queryCodes('fibre', 'wool'),
    condition: queryCodes('condition', 'A'),
    hub: queryCodes('hub', 'milano'),
    colour: queryChoices('colour', 'red'),
    legalRoute: queryChoices('legalRoute', 'product'),
    priceKind: queryChoices('priceKind', 'gift'),
    workshopKind: queryChoices('workshopKind', 'studio'),
    unit: queryChoice('unit', 'm'),
    photo: queryChoice('photo', 'true'),
    sort: queryChoice('sort', 'newest'),
    lang: queryChoice('lang', 'it'),
    near: [
      wrong('a name', 'red', 'wrong_format'),
      wrong('SQL', '%27--', 'wrong_format'),
      wrong('twice', '%23aa5533&near=%23aa5533', 'wrong_type'),
    ],
    fibreMin: queryFigure('fibreMin', { least: 0, most: 100, beside: 'fibre=wool' }),
    deltaE: queryFigure('deltaE', { least: 1, most: 50 }),
    weightMin: queryFigure('weightMin', { least: 0, most: 3000 }),
    weightMax: queryFigure('weightMax', { least: 0, most: 3000 }),
    widthMin: queryFigure('widthMin', { least: 0, most: 600 }),
    amountMin: queryFigure('amountMin', { least: 0, most: 1_000_000, beside: 'unit=m' }),
    pieceLength: queryFigure('pieceLength', { least: 0, most: 1000 }),
    pieceWidth: queryFigure('pieceWidth', { least: 0, most: 600 }),
    pieceCount: queryFigure('pieceCount', {
      least: 1,
      most: 100_000,
      whole: true,
      beside: 'pieceLength=60',
    }),
    lat: queryFigure('lat', { least: -90, most: 90, beside: 'lon=9.2' }),
    lon: queryFigure('lon', { least: -180, most: 180, beside: 'lat=45.4' }),
    within: queryFigure('within', { least: 0.1, most: 20_000, beside: 'lat=45.4&lon=9.2' }),
    limit: queryFigure('limit', { least: 1, most: 60, whole: true }),
    offset: queryFigure('offset', { least: 0, most: 10_000, whole: true }),
  },
};
search.own = (
  [
    ['a latitude alone', 'lat=45', 'lon required'],
    ['a distance from nowhere', 'within=5', 'lat required'],
    ['the nearest to nowhere', 'sort=nearest', 'lat required'],
    ['a share of no fibre', 'fibreMin=80', 'fibre required'],
    ['an amount of no unit', 'amountMin=1', 'unit required'],
    ['pieces of no size', 'pieceCount=2', 'pieceLength required'],
    [
      'everything at once',
      'q=%00&hub=%00&sort=x&limit=0&x=1',
      'q wrong_format',
      'hub.0 wrong_format',
      'sort unknown_code',
      'limit out_of_range',
      'x unknown_field',
    ],
  ] as [string, string, ...string[]][]
).map(([what, query, ...issues]) => refused(search, what, { query }, invalid(...issues)));

const facet: Endpoint = {
  method: 'GET',
  url: '/api/v1/search/facets/:facet',
  as: null,
  answers: 200,
  params: () => ({ facet: 'fibre' }),
  query: `fq=la&${search.query}`,
  parameters: {
    ...search.parameters,
    fq: [
      wrong('a NUL', 'la%00', 'wrong_format'),
      wrong('61 letters', 'a'.repeat(61), 'too_long'),
      wrong('twice', 'la&fq=se', 'wrong_type'),
      wrong('bytes that are no UTF-8', 'caf%e9', 'malformed'),
      wrong('half a surrogate pair', '%ed%a0%bd', 'malformed'),
    ],
  },
};
facet.own = ['brand', 'constructor', 'fibre-', 'a'.repeat(40)].map((name) =>
  refused(facet, `no facet: ${name}`, { params: { facet: name } }, NOT_FOUND),
);

/** Reads nothing of a request but its address. */
function operation(url: string): Endpoint {
  return {
    method: 'GET',
    url,
    as: null,
    answers: 200,
    outsideApi: true,
    own: (['POST', 'PUT', 'PATCH', 'DELETE'] as const).map(
      (method): Case => ({
        what: method,
        request: () => ({
          method,
          url,
          payload: '{"unexpected":NaN}',
          headers: { 'content-type': 'text/plain' },
        }),
        refusal: NOT_FOUND,
      }),
    ),
  };
}

/** Serves files by their names. */
function files(endpoint: Pick<Endpoint, 'url' | 'answers' | 'params'>): Endpoint {
  const names = [
    '..',
    '../..',
    '..\\..',
    '/etc/passwd',
    '....//....//',
    'x\u0000.webp',
    'jwt-secret',
    '__proto__',
    '<b>',
    'ab'.repeat(32),
    `${'ab'.repeat(32)}.webp`,
    `${'ab'.repeat(32)}.svg`,
    '.webp',
  ];
  const at = (what: string, text: string): Case => ({
    what,
    request: () => ({ method: 'GET', url: endpoint.url.replace(/:\w+/, text) }),
    refusal: NOT_FOUND,
  });
  return {
    method: 'GET',
    as: null,
    outsideApi: true,
    ...endpoint,
    own: [
      ...names.map((name) => at(JSON.stringify(name), encodeURIComponent(name))),
      ...['%ff', '%zz', '%c0%af', '%252e%252e%252f', `${'a'.repeat(300)}`].map((text) => at(text, text)),
    ],
  };
}

/** Hubs, catalogue, search; what is no API: operation, photos, the mails of a development server. */
export const readingEndpoints: Endpoint[] = [
  hubs,
  hub,
  catalogue,
  search,
  facet,
  operation('/healthz'),
  operation('/readyz'),
  operation('/metrics'),
  operation('/api/openapi.json'),
  operation('/dev/mail'),
  files({ url: '/photos/:key', answers: 200, params: ({ draft }) => ({ key: draft.photoKey }) }),
  files({ url: '/feeds/:file', answers: 200, params: () => ({ file: 'hub-milano.atom' }) }),
  files({
    url: '/listings/:id/preview.jpg',
    answers: 200,
    params: ({ published }) => ({ id: published }),
  }),
  // No mail was sent here, so that none has a name.
  files({ url: '/dev/mail/:name', answers: 404, params: () => ({ name: 'none' }) }),
  files({ url: '/dev/mail/:name/html', answers: 404, params: () => ({ name: 'none' }) }),
];
