import { PASSWORD } from '../../testing/people.ts';
import { email, locale, newPassword, password } from './account-fields.ts';
import { choice, code, object, text } from './bad-values.ts';
import { type Case, changed, type Endpoint, refused } from './endpoint.ts';
import { invalid, type Refusal, UNAUTHENTICATED } from './refusal.ts';

const WRONG: Refusal = { status: 401, code: 'INVALID_CREDENTIALS' };

const register: Endpoint = {
  method: 'POST',
  url: '/api/v1/auth/register',
  as: null,
  answers: 201,
  body: () => ({
    email: 'newcomer@test.example',
    password: PASSWORD,
    name: 'Newcomer',
    locale: 'it',
    workshop: { name: 'Sartoria nuova', kind: 'studio', hub: 'milano' },
  }),
  fields: {
    email,
    password: newPassword,
    name: text({ min: 1 }),
    locale,
    workshop: object,
    'workshop.name': text({ min: 2 }),
    'workshop.kind': choice('hub', 'admin'),
    'workshop.hub': code('slug'),
  },
};
register.own = [
  ...['admin', 'trust', 'verifiedAt', 'staffOf', 'id'].map((field) =>
    changed(register, `${field} by one's own hand`, { [field]: true }, invalid(`${field} unknown_field`)),
  ),
  changed(
    register,
    'its own address as a password',
    { password: 'newcomer@test.example' },
    invalid('password too_common'),
  ),
];

const login: Endpoint = {
  method: 'POST',
  url: '/api/v1/auth/login',
  as: null,
  answers: 200,
  body: ({ giver }) => ({ email: giver.email, password: PASSWORD }),
  fields: {
    email,
    password,
  },
};
login.own = [
  changed(login, 'another password', { password: 'another long password' }, WRONG),
  changed(login, 'the password with a NUL behind it', { password: `${PASSWORD}\u0000` }, WRONG),
  changed(login, 'the password with half a surrogate pair', { password: `${PASSWORD}\ud83d` }, WRONG),
  changed(login, 'an address without an account', { email: 'nobody@test.example' }, WRONG),
];

const refresh: Endpoint = {
  method: 'POST',
  url: '/api/v1/auth/refresh',
  as: null,
  answers: 200,
  body: ({ refreshToken }) => ({ refreshToken }),
  fields: {
    refreshToken: [
      { what: 'a number', value: 7, code: 'wrong_type' },
      { what: 'a list', value: ['a'], code: 'wrong_type' },
      { what: '100,000 letters', value: 'a'.repeat(100_000), code: 'too_long' },
    ],
  },
};
refresh.own = [
  changed(refresh, 'no token at all', { refreshToken: undefined }, UNAUTHENTICATED),
  changed(refresh, 'something else', { refreshToken: 'something else' }, UNAUTHENTICATED),
  changed(refresh, 'a NUL', { refreshToken: 'a\u0000' }, UNAUTHENTICATED),
  altered(
    'a token of the same session with another secret',
    (token) => `${token.slice(0, 37)}${'A'.repeat(43)}`,
  ),
  altered('a token with a letter more', (token) => `${token}A`),
];

const logout: Endpoint = { method: 'POST', url: '/api/v1/auth/logout', as: null, answers: 204, body: null };

/** Opening an account, signing in and out. */
export const identityEndpoints: Endpoint[] = [register, login, refresh, logout];

function altered(what: string, change: (token: string) => string): Case {
  return refused(
    refresh,
    what,
    ({ refreshToken }) => ({ json: { refreshToken: change(refreshToken) } }),
    UNAUTHENTICATED,
  );
}
