import { describe, expect, it } from 'vitest';
import { emptyForm } from '../state/listing-form.ts';
import { terms } from '../testing/terms.ts';
import { isBlank, isForgotten, LONGEST_WAIT_MS, reviveForm, saysTheSame } from './local-draft.ts';
import { newKey } from './new-key.ts';

const share = { key: 'row-1', fibre: 'wool', percent: '100', part: 'main' as const };
const form = { ...emptyForm('milano'), title: 'Tela', composition: [share] };

describe('a form that was kept', () => {
  it('comes back as it was, its rows with keys of this page', () => {
    const revived = reviveForm(structuredClone(form));
    expect(revived).toMatchObject({
      ...form,
      composition: [{ fibre: 'wool', percent: '100', part: 'main' }],
    });
    expect(reviveForm(form).composition[0]?.key).not.toBe(revived.composition[0]?.key);
  });

  it('of another version is what both have, and never breaks the page', () => {
    expect(reviveForm({ title: 'Tela', gone: 1, defects: 'snag', widthCm: 150, colours: 'red' })).toEqual({
      ...emptyForm(''),
      title: 'Tela',
    });
    expect(reviveForm({ composition: [null, 7, { fibre: 'wool' }], pieces: {} })).toEqual(emptyForm(''));
    for (const nothing of [null, undefined, 'form', 7]) expect(reviveForm(nothing)).toEqual(emptyForm(''));
  });
});

describe('two forms', () => {
  it('say the same when the same would be saved', () => {
    const blank = { ...share, key: 'row-9', fibre: '', percent: '' };
    expect(saysTheSame(form, { ...form, title: ' Tela ', composition: [share, blank] }, terms)).toBe(true);
    expect(saysTheSame({ ...form, widthCm: '150' }, { ...form, widthCm: '150,0' }, terms)).toBe(true);
    expect(saysTheSame(form, { ...form, title: 'Juta' }, terms)).toBe(false);
  });

  it('do not when one has a figure that cannot be read: it is something to who wrote it', () => {
    expect(saysTheSame(form, { ...form, widthCm: 'un metro' }, terms)).toBe(false);
  });
});

it('knows a form in which nothing was said', () => {
  expect(isBlank(emptyForm('milano'), terms)).toBe(true);
  expect(isBlank(form, terms)).toBe(false);
});

it('forgets what nobody came back to for 90 days', () => {
  expect(isForgotten({ updatedAt: 0 }, LONGEST_WAIT_MS)).toBe(false);
  expect(isForgotten({ updatedAt: 0 }, LONGEST_WAIT_MS + 1)).toBe(true);
});

it('makes keys that the server takes, each another one', () => {
  const keys = Array.from({ length: 100 }, newKey);
  for (const key of keys)
    expect(key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(new Set(keys).size).toBe(100);
});
