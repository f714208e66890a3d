import { expect, it } from 'vitest';
import { ApiError } from '../api/client.ts';
import { ALL_TEXTS } from '../i18n/all.ts';
import { createI18n } from '../i18n/translate.ts';
import { errorWords } from './use-action.ts';

const i18n = createI18n('en', ALL_TEXTS.en);

it.each([
  [20, 'Too many attempts. Try again in 1 minute.'],
  [60, 'Too many attempts. Try again in 1 minute.'],
  [61, 'Too many attempts. Try again in 2 minutes.'],
  [840, 'Too many attempts. Try again in 14 minutes.'],
])('says when to try again after %i seconds', (seconds, words) => {
  expect(errorWords(new ApiError('RATE_LIMITED', '', {}, seconds), i18n)).toBe(words);
});

it('says so without a time when the answer gave none', () => {
  expect(errorWords(new ApiError('RATE_LIMITED', ''), i18n)).toBe(i18n.t('error.RATE_LIMITED'));
});

it('throws on what is no answer of the server', () => {
  const bug = new TypeError('x is undefined');
  expect(() => errorWords(bug, i18n)).toThrow(bug);
});
