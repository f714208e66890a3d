import { describe, expect, it } from 'vitest';
import { emailKey, limitKey } from './addresses.ts';

describe('an address', () => {
  it('is the same account however its letters are written, and no other', () => {
    expect(emailKey(' Ada.Rossi+a@Atelier.Example')).toBe('ada.rossi+a@atelier.example');
    expect(emailKey('adarossi@atelier.example')).not.toBe(emailKey('ada.rossi@atelier.example'));
  });

  it.each([
    'ada.rossi@atelier.example',
    'ADA.ROSSI@ATELIER.EXAMPLE',
    'a.d.a.rossi@atelier.example',
    'adarossi+1@atelier.example',
    'ada.rossi+a+b.c@Atelier.example',
  ])('counts the same in limits as %s', (way) => {
    expect(limitKey(way)).toBe('adarossi@atelier.example');
  });

  it('keeps the dots of its domain', () => {
    expect(limitKey('a@b.c.example')).toBe('a@b.c.example');
  });
});
