import { expect, it } from 'vitest';
import { tokenIn } from './use-link-token.ts';

it('finds the secret behind the # and nothing that only looks like one', () => {
  const secret = '019a0000-0000-7000-8000-000000000001.AbC_d-EfGhIjKlMnOpQrStUvWxYz0123456789abcde';
  expect(tokenIn(`#${secret}`)).toBe(secret);
  for (const other of ['', '#', '#main', '#link', `#${secret}<script>`, `#${'a'.repeat(201)}`, `#${secret} `])
    expect(tokenIn(other)).toBeNull();
});
