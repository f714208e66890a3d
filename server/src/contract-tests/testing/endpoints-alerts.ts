import { token } from './account-fields.ts';
import { choice, code, formatted, id, instant, text } from './bad-values.ts';
import { type Case, changed, type Endpoint, refused } from './endpoint.ts';
import { pageParameters, wrong } from './query-values.ts';
import { FORBIDDEN, invalid, NOT_FOUND, NOWHERE, type Refusal } from './refusal.ts';

const LINK_INVALID: Refusal = { status: 410, code: 'LINK_INVALID' };
const cadence = choice('hourly', 'DAILY');
const query = [
  ...formatted('q=lana cotta', 'q=\u00e8'),
  { what: '3,000 signs', value: `q=${'a'.repeat(3000)}`, code: 'too_long' },
];

const mySearches: Endpoint = { method: 'GET', url: '/api/v1/me/saved-searches', as: 'taker', answers: 200 };

const save: Endpoint = {
  method: 'POST',
  url: '/api/v1/me/saved-searches',
  as: 'taker',
  answers: 201,
  body: () => ({ query: 'q=lana&widthMin=140', name: 'Lana larga', cadence: 'daily' }),
  fields: { query, name: text({ min: 1 }), cadence },
};
save.own = [
  ...questionCases(save),
  refused(save, 'nothing', { json: {} }, invalid('query required', 'name required', 'cadence required')),
];

const change: Endpoint = {
  method: 'PATCH',
  url: '/api/v1/me/saved-searches/:id',
  as: 'taker',
  answers: 200,
  params: ({ alerts }) => ({ id: alerts.kept }),
  body: () => ({ name: 'Lana', cadence: 'weekly' }),
  fields: { name: text({ min: 1 }), cadence },
};
change.own = [
  ...othersOf(change),
  changed(change, 'another question', { query: 'q=seta' }, invalid('query unknown_field')),
];

const seen: Endpoint = {
  method: 'POST',
  url: '/api/v1/me/saved-searches/:id/seen',
  as: 'taker',
  answers: 204,
  params: ({ alerts }) => ({ id: alerts.kept }),
  body: null,
};
seen.own = othersOf(seen);

const forget: Endpoint = {
  method: 'DELETE',
  url: '/api/v1/me/saved-searches/:id',
  as: 'taker',
  answers: 204,
  params: ({ alerts }) => ({ id: alerts.unwanted }),
  body: null,
};
forget.own = othersOf(forget);

const asked: Endpoint = {
  method: 'GET',
  url: '/api/v1/listings/:id/asked',
  as: 'giver',
  answers: 200,
  params: ({ draft }) => ({ id: draft.id }),
};
asked.own = [
  refused(asked, 'a listing that is not there', { params: { id: NOWHERE } }, NOT_FOUND),
  refused(asked, "another workshop's draft", ({ foreign }) => ({ params: { id: foreign.draft } }), NOT_FOUND),
  refused(
    asked,
    "another workshop's listing",
    ({ published }) => ({ as: 'taker', params: { id: published } }),
    FORBIDDEN,
  ),
];

const unsubscribe: Endpoint = {
  method: 'POST',
  url: '/api/v1/unsubscribe',
  as: null,
  answers: 200,
  body: ({ alerts }) => ({ token: alerts.token }),
  fields: { token },
};
unsubscribe.own = [
  refused(
    unsubscribe,
    'a token for something else',
    ({ links }) => ({ json: { token: links.signIn } }),
    LINK_INVALID,
  ),
];

const ONE_CLICK = 'List-Unsubscribe=One-Click';
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const oneClick: Endpoint = {
  method: 'POST',
  url: '/api/v1/unsubscribe/:token',
  as: null,
  answers: 204,
  params: ({ alerts }) => ({ token: alerts.token }),
  upload: () => ({ payload: Buffer.from(ONE_CLICK), headers: FORM }),
};
const form = (what: string, payload: string, ...issues: string[]): Case =>
  refused(oneClick, what, { payload, headers: FORM }, invalid(...issues));
oneClick.own = [
  form('another word', 'List-Unsubscribe=No', 'List-Unsubscribe unknown_code'),
  form('an empty form', '', 'List-Unsubscribe required'),
  form('something beside', `${ONE_CLICK}&all=1`, 'all unknown_field'),
  refused(
    oneClick,
    'a token for something else',
    ({ links }) => ({ params: { token: links.signIn } }),
    LINK_INVALID,
  ),
  refused(oneClick, 'a short token', { params: { token: 'short' } }, invalid('token wrong_format')),
];

const hub = [
  ...['%3Cb%3E', '%00', '', 'Milano', "'%20or%201=1--"].map((value) =>
    wrong(value || 'nothing', value, 'wrong_format'),
  ),
  wrong('twice', 'milano&hub=zagreb', 'wrong_type'),
  wrong('bytes that are no UTF-8', 'milano%ff', 'malformed'),
];
const wantedList: Endpoint = {
  method: 'GET',
  url: '/api/v1/wanted',
  as: null,
  answers: 200,
  parameters: { ...pageParameters, hub },
};

const postWanted: Endpoint = {
  method: 'POST',
  url: '/api/v1/wanted',
  as: 'taker',
  answers: 201,
  body: ({ taker }) => ({
    ...{ title: 'Cerco lana verde', text: 'Per sei cappotti.', query: 'q=lana&colour=green', locale: 'it' },
    ...{ hub: 'milano', neededBy: inDays(30), cadence: 'weekly', workshopId: taker.workshopId },
  }),
  fields: {
    title: text({ min: 3 }),
    text: text(),
    query,
    locale: choice('xx', 'IT'),
    hub: code('slug'),
    neededBy: instant,
    cadence,
    workshopId: id,
  },
};
postWanted.own = [
  ...questionCases(postWanted),
  changed(postWanted, 'a day that has passed', { neededBy: inDays(-1) }, invalid('neededBy not_ahead')),
  changed(postWanted, 'a day in ten years', { neededBy: inDays(3650) }, invalid('neededBy not_ahead')),
  refused(
    postWanted,
    "another's workshop",
    ({ giver }) => ({
      json: { title: 'Cerco lana', query: '', locale: 'it', hub: 'milano', workshopId: giver.workshopId },
    }),
    FORBIDDEN,
  ),
];

const oneWanted: Endpoint = {
  method: 'GET',
  url: '/api/v1/wanted/:id',
  as: null,
  answers: 200,
  params: ({ alerts }) => ({ id: alerts.wanted }),
};
oneWanted.own = [refused(oneWanted, 'a post that is not there', { params: { id: NOWHERE } }, NOT_FOUND)];

const changeWanted: Endpoint = {
  method: 'PATCH',
  url: '/api/v1/wanted/:id',
  as: 'taker',
  answers: 200,
  params: ({ alerts }) => ({ id: alerts.wanted }),
  body: () => ({
    ...{ title: 'Cerco lana blu', text: '', query: 'q=lana&colour=blue' },
    ...{ neededBy: inDays(20), cadence: 'daily' },
  }),
  fields: { title: text({ min: 3 }), text: text(), query, neededBy: instant, cadence },
};
changeWanted.own = [
  ...questionCases(changeWanted),
  ...postsOfOthers(changeWanted),
  changed(changeWanted, 'a day that has passed', { neededBy: inDays(-1) }, invalid('neededBy not_ahead')),
  changed(changeWanted, 'another hub', { hub: 'zagreb' }, invalid('hub unknown_field')),
];

const closeWanted: Endpoint = {
  method: 'POST',
  url: '/api/v1/wanted/:id/close',
  as: 'taker',
  answers: 200,
  params: ({ alerts }) => ({ id: alerts.closing }),
  body: () => ({ outcome: 'found' }),
  fields: { outcome: choice('open', 'removed', 'expired') },
};
closeWanted.own = [
  ...postsOfOthers(closeWanted),
  refused(closeWanted, 'no outcome', { json: {} }, invalid('outcome required')),
];

const myWanted: Endpoint = {
  method: 'GET',
  url: '/api/v1/me/wanted',
  as: 'taker',
  answers: 200,
  parameters: pageParameters,
};

const removeWanted: Endpoint = {
  method: 'POST',
  url: '/api/v1/moderation/wanted/:id/remove',
  as: 'staff',
  answers: 200,
  params: ({ alerts }) => ({ id: alerts.removing }),
  body: () => ({ reason: 'prohibited' }),
  fields: { reason: choice('spam', 'OTHER') },
};
removeWanted.own = [
  refused(removeWanted, 'no reason', { json: {} }, invalid('reason required')),
  refused(removeWanted, 'a post that is not there', { params: { id: NOWHERE } }, NOT_FOUND),
  refused(removeWanted, 'who is staff nowhere', { as: 'giver' }, FORBIDDEN),
  refused(removeWanted, 'who posted it', { as: 'taker' }, FORBIDDEN),
];

/** Saved searches, wanted posts, who asks for what, and the end of mails. */
export const alertEndpoints: Endpoint[] = [
  mySearches,
  save,
  change,
  seen,
  forget,
  asked,
  wantedList,
  postWanted,
  oneWanted,
  changeWanted,
  closeWanted,
  myWanted,
  removeWanted,
  unsubscribe,
  oneClick,
];

/** Addresses that no search can have. */
function questionCases(endpoint: Endpoint): Case[] {
  const asks = (what: string, address: string, ...paths: string[]) =>
    changed(
      endpoint,
      what,
      { query: address },
      invalid(...paths.map((path) => `query.${path} not_a_search`)),
    );
  return [
    asks('a width in letters', 'widthMin=many', 'widthMin'),
    asks('a hub that cannot be one', 'hub=Milano%20!', 'hub.0'),
    asks('two pickings of a colour', 'near=%23ff0000&near=%2300ff00', 'near'),
    asks('words with a NUL', 'q=a%00b', 'q'),
  ];
}

function othersOf(endpoint: Endpoint): Case[] {
  return [
    refused(endpoint, 'a search that is not there', { params: { id: NOWHERE } }, NOT_FOUND),
    refused(endpoint, "another's search", { as: 'stranger' }, NOT_FOUND),
    refused(
      endpoint,
      'the search of a wanted post',
      ({ alerts }) => ({ params: { id: alerts.behind } }),
      NOT_FOUND,
    ),
  ];
}

function postsOfOthers(endpoint: Endpoint): Case[] {
  return [
    refused(endpoint, 'a post that is not there', { params: { id: NOWHERE } }, NOT_FOUND),
    refused(endpoint, "another's post", { as: 'stranger' }, FORBIDDEN),
  ];
}

function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString();
}
