import { expect, it } from 'vitest';
import { keptUntil } from './kept.ts';

it('names stay on papers for ten years after the last hand-over', () => {
  expect(keptUntil(new Date('2026-03-01T09:30:00Z'))).toEqual(new Date('2036-03-01T09:30:00Z'));
});

it('ten years after a leap day is the day after the last of February', () => {
  expect(keptUntil(new Date('2024-02-29T09:30:00Z'))).toEqual(new Date('2034-03-01T09:30:00Z'));
});

it('nothing stays of who never gave or took anything', () => {
  expect(keptUntil(null)).toBeNull();
});
