import { describe, expect, it } from 'vitest';
import { photo } from '../testing/fixtures.ts';
import { inOrder, isAmong, isSamePicture, moved, savedIds, savedItem } from './photo-items.ts';

const saved = ['a', 'b', 'c'].map((id) => savedItem({ ...photo, id }));
const file = new File(['blue'], 'IMG_1.jpg', { lastModified: 1 });
const onItsWay = { ...savedItem(photo, 'new'), photo: null, file, status: 'waiting' as const };

describe('photos of a form', () => {
  it('move to another place and stay where there is none', () => {
    expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
    expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a']);
    expect(moved(['a', 'b'], 1, 2)).toEqual(['a', 'b']);
  });

  it('go back to the order of the server, those on their way last', () => {
    const items = [onItsWay, ...saved];
    expect(inOrder(items, ['c', 'a', 'b']).map(({ key }) => key)).toEqual(['c', 'a', 'b', 'new']);
    expect(savedIds(items)).toEqual(['a', 'b', 'c']);
  });

  it('know a file that was chosen before', () => {
    const items = [...saved, onItsWay];
    expect(isAmong(items, new File(['blue'], 'IMG_1.jpg', { lastModified: 1 }))).toBe(true);
    expect(isAmong(items, new File(['blue'], 'IMG_1.jpg', { lastModified: 2 }))).toBe(false);
    expect(isAmong(items, new File(['green'], 'IMG_1.jpg', { lastModified: 1 }))).toBe(false);
    expect(isAmong(items, new File(['blue'], 'IMG_2.jpg', { lastModified: 1 }))).toBe(false);
  });

  it('know a picture that is there already by its address, whatever its format', () => {
    const avif = { url: '/photos/x.avif', type: 'image/avif', width: 400, height: 500 };
    const twin = { ...photo, id: 'twin', variants: [avif, ...photo.variants] };
    expect(isSamePicture(photo, twin)).toBe(true);
    expect(isSamePicture(photo, photo)).toBe(false);
    expect(isSamePicture(photo, { ...photo, id: 'other', variants: [] })).toBe(false);
  });
});
