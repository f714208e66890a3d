import { describe, expect, it } from 'vitest';
import { hashPassword, verifyPassword } from './password.ts';

describe('passwords', () => {
  it('accepts the password that made the hash and no other', async () => {
    const hash = await hashPassword('scampolo-demo');
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await verifyPassword('scampolo-demo', hash)).toBe(true);
    expect(await verifyPassword('scampolo-demO', hash)).toBe(false);
  });

  it('salts: the same password never hashes alike', async () => {
    expect(await hashPassword('scampolo-demo')).not.toBe(await hashPassword('scampolo-demo'));
  });

  it('refuses every password when there is no account', async () => {
    expect(await verifyPassword('scampolo-demo', null)).toBe(false);
  });

  it('does not take a hash of another kind', async () => {
    await expect(verifyPassword('x', '$2b$10$abcdefghijklmnopqrstuv')).rejects.toThrow(/argon2id/);
  });
});
