import { HUB_LIMITS as CONTRACT, hubPageBody } from '@scampolo/shared/contract/hubs';
import { describe, expect, it } from 'vitest';
import { toldHub } from '../testing/hubs.ts';
import { checkHub, hubBody, hubForm } from './hub-form.ts';
import { HUB_LIMITS } from './hub-limits.ts';
import { onForm } from './place-form.ts';

describe('the form of a hub’s page', () => {
  const form = hubForm(toldHub);

  it('says what the server said', () => {
    const body = hubPageBody.parse(hubBody(form, 3));
    const { hub: _hub, updatedAt: _updatedAt, ...said } = toldHub;
    expect({ ...body, places: sorted(body.places) }).toEqual({
      ...said,
      revision: 3,
      places: sorted(said.places),
    });
    expect(checkHub(form)).toEqual([]);
  });

  it('sends nothing for an empty address or telephone', () => {
    expect(hubBody({ ...form, contactEmail: ' ', contactPhone: '' }, 1)).toMatchObject({
      contactEmail: null,
      contactPhone: null,
    });
  });

  it('names what is missing where it is', () => {
    const [person, place] = [form.people[0], form.places[0]];
    if (!person || !place) throw new Error('the fixture has both');
    const rows = [{ days: [], from: '09:00', to: '10:00' }];
    const found = checkHub({
      ...form,
      people: [{ ...person, name: 'a' }],
      places: [{ ...place, address: '', rows }],
    });
    expect(found.map(({ path, code }) => [path, code])).toEqual([
      ['people.0.name', 'too_short'],
      ['places.0.address', 'too_short'],
      ['places.0.rows.0', 'hours.noDay'],
    ]);
    const overlap = { path: 'places.0.hours.0.from', code: 'overlaps', message: '' };
    expect(onForm([overlap], form)[0]?.path).toBe('places.0.rows.0');
  });
});

it('takes as much as the contract', () => {
  const figures = Object.keys(HUB_LIMITS).map((name) => [name, CONTRACT[name as keyof typeof HUB_LIMITS]]);
  expect(HUB_LIMITS).toEqual(Object.fromEntries(figures));
});

function sorted(places: readonly { hours: readonly { day: number; from: string }[] }[]) {
  return places.map((place) => ({
    ...place,
    hours: [...place.hours].sort((a, b) => a.day - b.day || a.from.localeCompare(b.from)),
  }));
}
