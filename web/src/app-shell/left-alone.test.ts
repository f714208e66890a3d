import { PAGE_PATHS } from '@scampolo/shared/contract/pages';
import { describe, expect, it } from 'vitest';
import { LEFT_ALONE } from './left-alone.ts';

describe('the service worker', () => {
  it.each(['reset', 'link', 'confirm', 'join', 'unsubscribe'] as const)(
    'leaves the page of a secret alone: %s',
    (page) => {
      expect(LEFT_ALONE.test(PAGE_PATHS[page])).toBe(true);
    },
  );

  it.each(['/api/v1/me', '/api/docs', '/dev/mail/1', '/photos/a.webp', '/feeds/hub-milano.atom'])(
    'leaves alone what is no page: %s',
    (path) => {
      expect(LEFT_ALONE.test(path)).toBe(true);
    },
  );

  it.each(['/', '/post', '/listings/1', '/me/account', '/linked', '/joiners', '/hubs/milano'])(
    'answers for pages: %s',
    (path) => {
      expect(LEFT_ALONE.test(path)).toBe(false);
    },
  );
});
