import type { FastifyRequest } from 'fastify';
import { describe, expect, it } from 'vitest';
import { localPath } from './page-content.ts';

const next = (value: unknown) => localPath({ query: { next: value } } as FastifyRequest);

describe('localPath', () => {
  it.each(['/', '/me/claims', '/listings/0189?x=1#y', '/?q=lana&fibre=wool'])('follows %s', (path) => {
    expect(next(path)).toBe(path);
  });

  it.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/\t/evil.example',
    '/ evil',
    '',
    undefined,
    ['/a', '/b'],
  ])('leads home from %s', (path) => {
    expect(next(path)).toBe('/');
  });
});
