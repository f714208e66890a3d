import { describe, expect, it } from 'vitest';
import { nameDevice } from './device.ts';

describe('a device', () => {
  it.each([
    ['Mozilla/5.0 (Android 14; Mobile; rv:129.0) Gecko/129.0 Firefox/129.0', 'Firefox, Android'],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1',
      'Safari, iOS',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/127.0.0.0 Safari/537.36 Edg/127.0',
      'Microsoft Edge, Windows',
    ],
    [
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/127.0.0.0 Safari/537.36',
      'Chrome, Linux',
    ],
  ])('is named as a person would: %s', async (userAgent, name) => {
    expect(await nameDevice(userAgent)).toBe(name);
  });

  it.each([
    undefined,
    '',
    'curl/8.1',
    '<script>alert(1)</script>/5.0 (Your password) x',
    'Anna Rossi/1.0 (via Tortona 5)',
    '\u0000\u202e/1',
    'Mozilla/5.0 (Android 14; Mobile; rv:129.0) '.repeat(20),
  ])('is not named when nobody knows it, and nothing of %j is kept', async (userAgent) => {
    expect(await nameDevice(userAgent)).toBe('');
  });
});
