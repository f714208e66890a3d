import { describe, expect, it } from 'vitest';
import { readHex } from './hex-colour.ts';

describe('readHex', () => {
  it.each([
    ['#2a4168', '#2a4168'],
    ['2A4168', '#2a4168'],
    [' #fff ', '#ffffff'],
    ['09c', '#0099cc'],
  ])('reads %s', (text, hex) => {
    expect(readHex(text)).toBe(hex);
  });

  it.each(['', '#', '#12', '#12345', '#1234567', 'blu', '#ggg'])('refuses %j', (text) => {
    expect(readHex(text)).toBeNull();
  });
});
