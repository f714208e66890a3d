import { email, locale } from './account-fields.ts';
import { choice, formatted, id, object, text } from './bad-values.ts';
import { type Case, changed, type Endpoint, refused } from './endpoint.ts';
import { pageParameters, queryChoice } from './query-values.ts';
import { FORBIDDEN, invalid, NO_KEY, NOT_FOUND, NOWHERE, UNAUTHENTICATED } from './refusal.ts';

const readThread: Endpoint = {
  method: 'GET',
  url: '/api/v1/claims/:id/messages',
  as: 'taker',
  answers: 200,
  params: ({ talk }) => ({ id: talk.claim }),
  parameters: pageParameters,
};
readThread.own = othersOf(readThread);

const write: Endpoint = {
  method: 'POST',
  url: '/api/v1/claims/:id/messages',
  as: 'taker',
  answers: 201,
  params: ({ talk }) => ({ id: talk.claim }),
  headers: { 'idempotency-key': 'a-key-of-a-message' },
  body: () => ({ text: 'Alle 11 va meglio.' }),
  fields: { text: text({ min: 1 }) },
};
write.own = [
  ...othersOf(write),
  refused(write, 'nothing', { json: {} }, invalid('text required')),
  refused(write, 'no words', { json: { text: '' } }, invalid('text too_short')),
  refused(write, 'a key of seven letters', { headers: { 'idempotency-key': 'seven77' } }, NO_KEY),
  refused(write, 'a key with a blank', { headers: { 'idempotency-key': 'two words' } }, NO_KEY),
];

const markRead: Endpoint = {
  method: 'POST',
  url: '/api/v1/claims/:id/messages/read',
  as: 'taker',
  answers: 204,
  params: ({ talk }) => ({ id: talk.claim }),
  body: ({ talk }) => ({ upTo: talk.message }),
  fields: { upTo: id },
};
markRead.own = [
  ...othersOf(markRead),
  refused(markRead, 'a message that is not there', { json: { upTo: NOWHERE } }, NOT_FOUND),
  refused(markRead, 'a claim, as a message', ({ talk }) => ({ json: { upTo: talk.claim } }), NOT_FOUND),
  refused(
    markRead,
    'a message about another claim',
    ({ claims }) => ({ params: { id: claims.cancel } }),
    NOT_FOUND,
  ),
];

const threads: Endpoint = {
  method: 'GET',
  url: '/api/v1/me/threads',
  as: 'taker',
  answers: 200,
  parameters: pageParameters,
};

const desk: Endpoint = { method: 'GET', url: '/api/v1/me/desk', as: 'giver', answers: 200 };

const file: Endpoint = {
  method: 'POST',
  url: '/api/v1/notices',
  as: null,
  answers: 201,
  body: ({ published }) => ({
    subject: { kind: 'listing', id: published },
    reason: 'wrong_facts',
    text: 'Non è lana.',
    email: 'chiunque@altrove.example',
    locale: 'it',
  }),
  fields: {
    subject: object,
    'subject.kind': choice('claim', 'LISTING'),
    reason: choice('spam', 'because'),
    text: text({ min: 1 }),
    email,
    locale,
  },
};
const about = (what: string, subject: unknown, refusal = NOT_FOUND): Case =>
  refused(file, what, { json: { subject, reason: 'other', text: 'Non è lana.' } }, refusal);
const BAD_IDS = id.map(({ what, value, code }) =>
  changed(file, `subject.id: ${what}`, { 'subject.id': value }, invalid(`subject.id ${code}`)),
);
file.own = [
  ...BAD_IDS,
  about('nothing that has a kind', {}, invalid('subject.kind required')),
  about('a listing that is not there', { kind: 'listing', id: NOWHERE }),
  about('a workshop that is not there', { kind: 'workshop', id: NOWHERE }),
  about('a message that is not there', { kind: 'message', id: NOWHERE }),
  about('a listing without its id', { kind: 'listing' }, invalid('subject.id required')),
  about('a page with an id', { kind: 'page', path: '/', id: NOWHERE }, invalid('subject.id unknown_field')),
  refused(
    file,
    'a draft that one cannot see',
    ({ foreign }) => ({
      json: { subject: { kind: 'listing', id: foreign.draft }, reason: 'other', text: 'x' },
    }),
    NOT_FOUND,
  ),
  refused(
    file,
    'a message that one cannot see',
    ({ talk }) => ({ json: { subject: { kind: 'message', id: talk.message }, reason: 'other', text: 'x' } }),
    NOT_FOUND,
  ),
  refused(file, 'an address of who has one', { as: 'taker' }, invalid('email unexpected')),
];

const filePage: Endpoint = {
  ...file,
  label: 'about a page',
  body: () => ({
    subject: { kind: 'page', path: '/accessibility' },
    reason: 'accessibility',
    text: 'Il contrasto.',
  }),
  fields: {
    'subject.path': formatted('accessibility', '//evil.example', '/a b', '/?q=1', 'javascript:alert(1)'),
    reason: choice('spam'),
    text: text({ min: 1 }),
  },
};
filePage.own = [];

const myNotices: Endpoint = {
  method: 'GET',
  url: '/api/v1/me/notices',
  as: 'taker',
  answers: 200,
  parameters: pageParameters,
};

const notices: Endpoint = {
  method: 'GET',
  url: '/api/v1/moderation/notices',
  as: 'staff',
  answers: 200,
  parameters: { ...pageParameters, folder: queryChoice('folder', 'open') },
};
notices.own = [refused(notices, 'who is staff nowhere', { as: 'giver' }, FORBIDDEN)];

const answer: Endpoint = {
  method: 'POST',
  url: '/api/v1/moderation/notices/:id/answer',
  as: 'staff',
  answers: 200,
  params: ({ talk }) => ({ id: talk.notice }),
  body: () => ({ outcome: 'upheld', answer: 'Corretto, grazie.' }),
  fields: { outcome: choice('open', 'UPHELD'), answer: text({ min: 1 }) },
};
answer.own = [
  refused(answer, 'no answer', { json: { outcome: 'upheld' } }, invalid('answer required')),
  refused(answer, 'no outcome', { json: { answer: 'Sì.' } }, invalid('outcome required')),
  refused(answer, 'a notice that is not there', { params: { id: NOWHERE } }, NOT_FOUND),
  refused(answer, 'who is staff nowhere', { as: 'stranger' }, NOT_FOUND),
  refused(answer, 'nobody', { as: null }, UNAUTHENTICATED),
];

/** Messages, notices, and the desk. */
export const deskEndpoints: Endpoint[] = [
  readThread,
  write,
  markRead,
  threads,
  desk,
  file,
  filePage,
  myNotices,
  notices,
  answer,
];

/** What belongs to a claim that is somebody else's, or nobody's. */
function othersOf(endpoint: Endpoint): Case[] {
  return [
    refused(endpoint, 'a claim that is not there', { params: { id: NOWHERE } }, NOT_FOUND),
    refused(endpoint, 'who has no part in the claim', { as: 'stranger' }, NOT_FOUND),
    refused(endpoint, "a listing's id", ({ published }) => ({ params: { id: published } }), NOT_FOUND),
  ];
}
