import { PASSWORD } from '../../testing/people.ts';
import { type BadValues, choice, formatted } from './bad-values.ts';

/** A mail address. */
export const email = formatted('nobody', 'a@b', 'a b@test.example', 'a@test.example\r\nBcc: b@test.example');

/** A password that is there already: nothing of it is told but that it is none. */
export const password: BadValues = [
  { what: 'a list', value: [PASSWORD], code: 'wrong_type' },
  { what: 'nothing', value: '', code: 'too_short' },
  { what: '100,000 letters', value: 'a'.repeat(100_000), code: 'too_long' },
];

/** A password that somebody chooses. */
export const newPassword: BadValues = [
  { what: 'a number', value: 7, code: 'wrong_type' },
  { what: 'nine letters', value: 'too short', code: 'too_short' },
  { what: '100,000 letters', value: 'a'.repeat(100_000), code: 'too_long' },
  { what: 'a NUL', value: `${PASSWORD}\u0000`, code: 'malformed' },
  { what: 'half a surrogate pair', value: `${PASSWORD}\ud83d`, code: 'malformed' },
  { what: 'one that many use', value: 'qwertyuiop', code: 'too_common' },
];

/** A language of the pages. */
export const locale = choice('fr', 'IT');

/** The secret of a mailed link. */
export const token = formatted('short', 'a'.repeat(201), '../../../etc/passwd', `${'a'.repeat(40)} `);
