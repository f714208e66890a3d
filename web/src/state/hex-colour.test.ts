import { describe, expect, it } from 'vitest';
import { readColour, readHex } from './hex-colour.ts';

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

describe('readColour', () => {
  it.each([
    ['#2A4168', '#2a4168'],
    ['2a4168', '#2a4168'],
    ['rgb(42, 65, 104)', '#2a4168'],
    ['42 65 104', '#2a4168'],
    ['42,65,104', '#2a4168'],
    ['Lab 100 0 0', '#ffffff'],
    ['lab(53.24 80.09 67.2)', '#ff0000'],
    ['L*53,24 a*80,09 b*67,2'.replace('L*', 'Lab L* '), '#ff0000'],
    ['CIELAB 0; 0; 0', '#000000'],
  ])('reads %s', (text, hex) => {
    expect(readColour(text)).toBe(hex);
  });

  it.each(['', 'blu', '19-4052 TCX', 'rgb(300, 0, 0)', 'Lab 120 0 0', 'Lab 50 900 0', '#12345', '1 2'])(
    'refuses %s',
    (text) => {
      expect(readColour(text)).toBeNull();
    },
  );
});
