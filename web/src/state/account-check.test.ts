import { describe, expect, it } from 'vitest';
import { checkEmail, checkNewPassword, localNext } from './account-check.ts';

describe('localNext', () => {
  it.each(['/post', '/listings/1?x=1#y'])('follows %s', (path) => {
    expect(localNext(path)).toBe(path);
  });

  it.each(['https://evil.test', '//evil.test', '/\\evil.test', 'javascript:alert(1)', ''])(
    'goes home instead of %s',
    (path) => {
      expect(localNext(path)).toBe('/');
    },
  );
});

describe('an account form', () => {
  it('says how many characters a password still lacks', () => {
    expect(checkNewPassword('corta')).toMatchObject({ params: { count: 5 } });
    expect(checkNewPassword('dieci car.')).toBeNull();
  });

  it('wants a whole address', () => {
    expect(checkEmail('ada@')).not.toBeNull();
    expect(checkEmail(' ada@example.org ')).toBeNull();
  });
});
