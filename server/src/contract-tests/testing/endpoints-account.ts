import { PASSWORD } from '../../testing/people.ts';
import { email, locale, newPassword, password, token } from './account-fields.ts';
import { formatted, text } from './bad-values.ts';
import { type Case, changed, type Endpoint, refused } from './endpoint.ts';
import { invalid, NOT_FOUND, NOWHERE, type Refusal, UNAUTHENTICATED } from './refusal.ts';

const OTHER_PASSWORD = 'quercia lampada sedici verde';
const LINK_INVALID: Refusal = { status: 410, code: 'LINK_INVALID' };
const WRONG_PASSWORD = invalid('password wrong_password');

const askForLink: Endpoint = {
  method: 'POST',
  url: '/api/v1/auth/link',
  as: null,
  answers: 202,
  body: ({ giver }) => ({ email: giver.email, locale: 'it', next: '/me/claims?page=2' }),
  fields: {
    email,
    locale,
    next: formatted(
      ...[
        'https://evil.example',
        '//evil.example',
        '/\\evil.example',
        '\\\\evil.example',
        '\t//evil.example',
      ],
      ...['javascript:alert(1)', '/a b', '/\r\nlocation: //evil.example', '', `/${'a'.repeat(600)}`],
    ).filter(({ value }) => String(value).length < 500),
  },
};

const useLink: Endpoint = {
  method: 'POST',
  url: '/api/v1/auth/link/use',
  as: null,
  answers: 200,
  body: ({ links }) => ({ token: links.signIn }),
  fields: { token },
};
useLink.own = linkCases(useLink, 'reset');

const askForReset: Endpoint = {
  method: 'POST',
  url: '/api/v1/auth/reset',
  as: null,
  answers: 202,
  body: ({ giver }) => ({ email: giver.email, locale: 'it' }),
  fields: { email, locale },
};

const useReset: Endpoint = {
  method: 'POST',
  url: '/api/v1/auth/reset/use',
  as: null,
  answers: 200,
  body: ({ links }) => ({ token: links.reset, password: OTHER_PASSWORD }),
  fields: { token, password: newPassword },
};
useReset.own = linkCases(useReset, 'signIn');

const confirm: Endpoint = {
  method: 'POST',
  url: '/api/v1/auth/confirm',
  as: null,
  answers: 200,
  body: ({ links }) => ({ token: links.confirm, password: PASSWORD }),
  fields: { token, password },
};
confirm.own = [
  ...linkCases(confirm, 'signIn'),
  changed(confirm, 'the mail alone', { password: undefined }, UNAUTHENTICATED),
  changed(
    confirm,
    'another password',
    { password: OTHER_PASSWORD },
    { status: 401, code: 'INVALID_CREDENTIALS' },
  ),
];

const look: Endpoint = {
  method: 'POST',
  url: '/api/v1/invitations/look',
  as: null,
  answers: 200,
  body: ({ invitation }) => ({ token: invitation.token }),
  fields: { token },
};
look.own = linkCases(look, 'signIn');

const accept: Endpoint = {
  method: 'POST',
  url: '/api/v1/invitations/accept',
  as: null,
  answers: 200,
  body: ({ invitation }) => ({
    token: invitation.token,
    name: 'Colleague',
    password: OTHER_PASSWORD,
    locale: 'en',
  }),
  fields: { token, name: text({ min: 1 }), password: newPassword, locale },
};
accept.own = [
  ...linkCases(accept, 'signIn'),
  changed(accept, 'a new account without a name', { name: undefined }, invalid('name required')),
  changed(accept, 'one role more', { role: 'admin' }, invalid('role unknown_field')),
];

const me: Endpoint = { method: 'GET', url: '/api/v1/me', as: 'giver', answers: 200 };

const updateMe: Endpoint = {
  method: 'PATCH',
  url: '/api/v1/me',
  as: 'giver',
  answers: 200,
  body: () => ({ name: 'Another name', locale: 'en' }),
  fields: { name: text({ min: 1 }), locale },
};
updateMe.own = [
  'email',
  'admin',
  'staffOf',
  'verifiedAt',
  'emailConfirmed',
  'workshops',
  'id',
  'suspendedAt',
].map((field) =>
  changed(updateMe, `${field} by one's own hand`, { [field]: true }, invalid(`${field} unknown_field`)),
);

const resend: Endpoint = {
  method: 'POST',
  url: '/api/v1/me/confirmation',
  as: 'giver',
  answers: 202,
  body: null,
};

const changeEmail: Endpoint = {
  method: 'POST',
  url: '/api/v1/me/email',
  as: 'giver',
  answers: 202,
  body: () => ({ email: 'moved@test.example', password: PASSWORD }),
  fields: { email, password },
};
changeEmail.own = [changed(changeEmail, 'another password', { password: OTHER_PASSWORD }, WRONG_PASSWORD)];

const changePassword: Endpoint = {
  method: 'POST',
  url: '/api/v1/me/password',
  as: 'changer',
  answers: 200,
  body: () => ({ password: PASSWORD, newPassword: OTHER_PASSWORD }),
  fields: { password, newPassword },
};
changePassword.own = [
  changed(changePassword, 'another password', { password: OTHER_PASSWORD }, WRONG_PASSWORD),
];

const sessions: Endpoint = { method: 'GET', url: '/api/v1/me/sessions', as: 'roamer', answers: 200 };

const endSession: Endpoint = {
  method: 'DELETE',
  url: '/api/v1/me/sessions/:id',
  as: 'roamer',
  answers: 204,
  params: ({ otherSession }) => ({ id: otherSession }),
  body: null,
};
endSession.own = ofOthers(endSession, 'session');

const endSessions: Endpoint = {
  method: 'DELETE',
  url: '/api/v1/me/sessions',
  as: 'roamer',
  answers: 204,
  body: null,
};

const makeExport: Endpoint = {
  method: 'POST',
  url: '/api/v1/me/exports',
  as: 'giver',
  answers: 202,
  body: null,
};
const exports: Endpoint = { method: 'GET', url: '/api/v1/me/exports', as: 'giver', answers: 200 };

const exportFile: Endpoint = {
  method: 'GET',
  url: '/api/v1/me/exports/:id/file',
  as: 'leaver',
  answers: 200,
  params: ({ copy }) => ({ id: copy }),
};
exportFile.own = ofOthers(exportFile, 'export');

const deletion: Endpoint = { method: 'GET', url: '/api/v1/me/deletion', as: 'leaver', answers: 200 };

const deleteMe: Endpoint = {
  method: 'POST',
  url: '/api/v1/me/deletion',
  as: 'leaver',
  answers: 204,
  body: () => ({ password: PASSWORD }),
  fields: { password },
};
deleteMe.own = [changed(deleteMe, 'another password', { password: OTHER_PASSWORD }, WRONG_PASSWORD)];

/** Mailed links, invitations, and everything of one's own account. */
export const accountEndpoints: Endpoint[] = [
  ...[askForLink, useLink, askForReset, useReset, confirm, look, accept],
  ...[me, updateMe, resend, changeEmail, changePassword, sessions, endSession, endSessions],
  ...[makeExport, exports, exportFile, deletion, deleteMe],
];

/** Tokens that are not of ours, or are of ours for something else. */
function linkCases(endpoint: Endpoint, another: 'signIn' | 'reset'): Case[] {
  const right = (what: string, change: (given: string) => string) =>
    refused(
      endpoint,
      what,
      (world) => {
        const body = endpoint.body?.(world) ?? {};
        return { json: { ...body, token: change(String(body['token'])) } };
      },
      LINK_INVALID,
    );
  return [
    changed(endpoint, 'a token of nobody', { token: `${NOWHERE}.${'A'.repeat(43)}` }, LINK_INVALID),
    right('a token with another secret', (given) => `${given.slice(0, 37)}${'A'.repeat(43)}`),
    right('a token with a letter more', (given) => `${given}A`),
    right('a token in capitals', (given) => given.toUpperCase()),
    refused(
      endpoint,
      'a token for something else',
      (world) => ({ json: { ...endpoint.body?.(world), token: world.links[another] } }),
      LINK_INVALID,
    ),
  ];
}

/** What is somebody else's is not there. */
function ofOthers(endpoint: Endpoint, what: string): Case[] {
  return [
    refused(endpoint, `a ${what} that is not there`, { params: { id: NOWHERE } }, NOT_FOUND),
    refused(endpoint, `a ${what} of somebody else`, { as: 'stranger' }, NOT_FOUND),
  ];
}
