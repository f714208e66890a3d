import { randomBytes } from 'node:crypto';
import { PASSWORD } from '../../../testing/people.ts';

/** What opens an account; `changes` replace fields. */
export function registration(changes: Record<string, unknown> = {}) {
  return {
    email: freshAddress(),
    password: PASSWORD,
    name: 'Ada',
    locale: 'it',
    workshop: { name: 'Atelier Ponte', kind: 'studio', hub: 'milano' },
    ...changes,
  };
}

/** An address that nobody had before. */
export function freshAddress(): string {
  return `a${randomBytes(6).toString('hex')}@atelier.example`;
}
