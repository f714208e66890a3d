import type { ClaimJson } from '@scampolo/shared/contract/exchange';
import type { Me } from '@scampolo/shared/contract/identity';
import type { PageContent } from '@scampolo/shared/contract/pages';
import { describe, expect, it } from 'vitest';
import { offlineHeaders } from './offline-copies.ts';

const me = { id: '01890000-0000-7000-8000-000000000001' } as Me;
const claim = {} as ClaimJson;

/** As much of a page as decides. */
function page(content: object): PageContent {
  return content as PageContent;
}
const listing = { mine: false, status: 'published' };
const lot = { page: 'listing', listing, claims: null, myClaims: [] };
const form = { page: 'post', listing: null, from: null };

function isKept(content: object, reader: Me | null): boolean {
  return offlineHeaders(page(content), reader)['scampolo-keep'] === 'yes';
}

describe('a page may be kept on a device', () => {
  it.each([
    ['search', { page: 'search' }],
    ['a hub', { page: 'hub' }],
    ['what a hub writes about', { page: 'prose' }],
    ['a published lot', lot],
    ['one that is all claimed', { ...lot, listing: { mine: false, status: 'exhausted' } }],
  ])('when everybody may see it: %s', (_name, content) => {
    expect(isKept(content, null)).toBe(true);
    expect(isKept(content, me)).toBe(true);
  });

  it('when it is the empty form of a member', () => {
    expect(isKept(form, me)).toBe(true);
    expect(isKept(form, null)).toBe(false);
  });

  it.each([
    ['my own lot', { ...lot, listing: { mine: true, status: 'published' } }],
    ['a lot of which I hold something', { ...lot, myClaims: [claim] }],
    ['a lot with the claims on it', { ...lot, claims: [] }],
    ['a lot that only staff see', { ...lot, listing: { mine: false, status: 'removed' } }],
    ['a form with a lot in it', { ...form, listing }],
    ['a form begun like another', { ...form, from: { listing, as: 'copy' } }],
    ...[
      'account',
      'claim',
      'confirm',
      'desk',
      'join',
      'link',
      'messages',
      'my-claims',
      'my-listings',
      'my-notices',
      'notices',
      'people',
      'problem',
      'queue',
      'reset',
      'sign-in',
      'workshop-edit',
    ].map((name): [string, object] => [name, { page: name }]),
  ])('never when it is somebody’s own, or a secret: %s', (_name, content) => {
    expect(isKept(content, me)).toBe(false);
    expect(isKept(content, null)).toBe(false);
  });
});

describe('a page tells who it was made for', () => {
  it('as a member or nobody', () => {
    expect(offlineHeaders(page({ page: 'account' }), me)['scampolo-reader']).toBe(me.id);
    expect(offlineHeaders(page({ page: 'sign-in' }), null)['scampolo-reader']).toBe('nobody');
  });

  it('but not where who asks may be unknown', () => {
    expect(offlineHeaders(page({ page: 'problem' }), null)).toEqual({});
    expect(offlineHeaders(page({ page: 'offline' }), null)).toEqual({});
  });
});
