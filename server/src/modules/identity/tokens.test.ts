import { describe, expect, it } from 'vitest';
import { createTokenMint, type LinkUse } from './tokens.ts';

const ID = '0199d0c4-7a51-7c51-9d2b-6c8d0b6a1f10';
const OTHER_ID = '0199d0c4-7a51-7c51-9d2b-6c8d0b6a1f11';
const USES: readonly LinkUse[] = ['confirm', 'sign_in', 'reset', 'invitation'];
const mint = createTokenMint('one secret of a server');
const otherMint = createTokenMint('another secret of a server');

describe('a refresh token', () => {
  it('names the session and generation that it was made for', () => {
    expect(mint.readRefreshToken(mint.refreshToken(ID, 7))).toEqual({ sessionId: ID, generation: 7 });
  });

  it('is nothing once anything in it is changed', () => {
    const token = mint.refreshToken(ID, 7);
    const mac = token.split('.')[2] ?? '';
    const changed = [
      `${OTHER_ID}.7.${mac}`,
      `${ID}.8.${mac}`,
      `${ID}.07.${mac}`,
      `${ID}.7.${mac.slice(1)}A`,
      `${ID.toUpperCase()}.7.${mac}`,
      `${token} `,
      `${ID}.${mac}`,
      otherMint.refreshToken(ID, 7),
      ...USES.map((use) => mint.linkToken(use, ID)),
      '',
    ];
    for (const one of changed) expect(mint.readRefreshToken(one), one).toBeNull();
  });
});

describe('a token of a link', () => {
  it.each(USES)('for %s names its row, and nothing for another use or server', (use) => {
    const token = mint.linkToken(use, ID);
    expect(mint.readLinkToken(use, token)).toBe(ID);
    for (const other of USES.filter((one) => one !== use))
      expect(mint.readLinkToken(other, token)).toBeNull();
    expect(otherMint.readLinkToken(use, token)).toBeNull();
    expect(mint.readLinkToken(use, token.replace(ID, OTHER_ID))).toBeNull();
    expect(mint.readLinkToken(use, mint.refreshToken(ID, 1))).toBeNull();
  });

  it('is made of letters that pass through any mail and address', () => {
    expect(mint.linkToken('reset', ID)).toMatch(/^[A-Za-z0-9._-]{80}$/);
  });
});

it('a pseudonym is the same for the same name, and another with another secret', () => {
  expect(mint.pseudonym('ada')).toEqual(mint.pseudonym('ada'));
  expect(mint.pseudonym('ada')).not.toEqual(mint.pseudonym('bea'));
  expect(mint.pseudonym('ada')).not.toEqual(otherMint.pseudonym('ada'));
});
