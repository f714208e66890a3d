import { expect, it } from 'vitest';
import { myWanted } from '../testing/wanted.ts';
import { queryOf, wantedBodyOf, wantedFormOf, wantedProblems } from './wanted-form.ts';

const filters = new URLSearchParams('q=lana&fibre=wool&hub=milano');
const none = new URLSearchParams();
const TODAY = '2026-11-23';

it('begins with the words of the search that it comes from, and keeps its filters', () => {
  const form = wantedFormOf(null, filters);
  expect(form).toMatchObject({ title: '', words: 'lana', cadence: 'at_once' });
  expect(queryOf({ ...form, words: ' lana blu ' }, filters)).toBe('q=lana+blu&hub=milano&fibre=wool');
});

it('says what is missing in the order of the form', () => {
  const empty = wantedFormOf(null, none);
  expect(wantedProblems(empty, none, TODAY)).toEqual(['title', 'words']);
  expect(wantedProblems({ ...empty, title: 'ab', words: 'lana' }, none, TODAY)).toEqual(['title']);
  expect(wantedProblems({ ...empty, title: 'Lana', words: 'lana' }, none, TODAY)).toEqual([]);
});

it('needs no words where a filter says what is looked for', () => {
  const form = { ...wantedFormOf(null, filters), title: 'Lana', words: '' };
  expect(wantedProblems(form, filters, TODAY)).toEqual([]);
});

it('takes today as the last day, and no day before it', () => {
  const form = { ...wantedFormOf(null, filters), title: 'Lana' };
  expect(wantedProblems({ ...form, neededBy: TODAY }, filters, TODAY)).toEqual([]);
  expect(wantedProblems({ ...form, neededBy: '2026-11-22' }, filters, TODAY)).toEqual(['neededBy']);
});

it('gives a post that nobody changed back as it was', () => {
  const [own] = myWanted;
  if (!own) throw new Error('no wanted post');
  const query = new URLSearchParams(own.query);
  const { title, text, neededBy, cadence } = own;
  const body = wantedBodyOf(wantedFormOf(own, query), query);
  expect(body).toEqual({ title, text, neededBy, cadence, query: 'q=gabardina&fibre=wool&colour=blue' });
});
