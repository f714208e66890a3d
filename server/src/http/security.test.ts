import { describe, expect, it } from 'vitest';
import { isCrossSiteWrite } from './security.ts';

const asked = (headers: Record<string, string>, method = 'POST') => ({
  method,
  headers,
  host: '127.0.0.1:3000',
  protocol: 'http' as const,
});
const PUBLIC = 'https://exchange.example';

describe('a write with a cookie', () => {
  it.each([
    ['http://127.0.0.1:3000', null],
    [PUBLIC, PUBLIC],
  ])('is ours from %s where PUBLIC_URL is %s', (origin, publicUrl) => {
    expect(isCrossSiteWrite(asked({ origin }), publicUrl)).toBe(false);
  });

  it.each([
    ['another host', 'http://evil.example', null],
    ['another port', 'http://127.0.0.1:3001', null],
    ['another scheme', 'https://127.0.0.1:3000', null],
    ['the public host without encryption', 'http://exchange.example', PUBLIC],
    ['the inner address of a public exchange', 'http://127.0.0.1:3000', PUBLIC],
    ['a host that begins alike', 'https://exchange.example.evil.example', PUBLIC],
    ['no origin that could be told', 'null', PUBLIC],
    ['no address at all', '://', PUBLIC],
  ])('is not from %s', (_what, origin, publicUrl) => {
    expect(isCrossSiteWrite(asked({ origin }), publicUrl)).toBe(true);
  });

  it('that names no host is nobody’s', () => {
    expect(isCrossSiteWrite({ ...asked({ origin: 'http://a b' }), host: 'a b' }, null)).toBe(true);
  });

  it('is judged by Sec-Fetch-Site where there is no Origin', () => {
    const from = (site: string) => isCrossSiteWrite(asked({ 'sec-fetch-site': site }), PUBLIC);
    expect([from('same-origin'), from('none')]).toEqual([false, false]);
    expect([from('same-site'), from('cross-site')]).toEqual([true, true]);
  });

  it('of a program, which sends neither, is not one of a browser', () => {
    expect(isCrossSiteWrite(asked({}), PUBLIC)).toBe(false);
    const bearer = { authorization: 'Bearer x', origin: 'https://evil.example' };
    expect(isCrossSiteWrite(asked(bearer), PUBLIC)).toBe(false);
  });
});

it('reading is never refused', () => {
  expect(isCrossSiteWrite(asked({ origin: 'https://evil.example' }, 'GET'), PUBLIC)).toBe(false);
});
