import { describe, expect, it } from 'vitest';
import { workshop } from '../testing/people.ts';
import { onForm } from './place-form.ts';
import { checkWorkshop, workshopBody, workshopForm } from './workshop-form.ts';

describe('the form of a workshop', () => {
  const form = workshopForm(workshop);

  it('says what the server said', () => {
    const body = workshopBody(form, 4);
    expect(body).toMatchObject({
      name: workshop.name,
      kind: workshop.kind,
      story: workshop.story,
      vatNumber: workshop.own?.vatNumber,
      profilePublic: true,
      revision: 4,
    });
    const sorted = (places: typeof body.places) =>
      places?.map((place) => ({ ...place, hours: [...place.hours].sort((a, b) => a.day - b.day) }));
    expect(sorted(body.places)).toEqual(
      sorted(workshop.places.map((place) => ({ ...place, hours: [...place.hours] }))),
    );
    expect(checkWorkshop(form)).toEqual([]);
  });

  it('sends no number for an empty field, and no kind for a hub', () => {
    expect(workshopBody({ ...form, vatNumber: ' ', kind: null }, 1)).toMatchObject({ vatNumber: null });
    expect(workshopBody({ ...form, kind: null }, 1)).not.toHaveProperty('kind');
  });

  it('names what is missing where it is', () => {
    const [place] = form.places;
    if (!place) throw new Error('the fixture has a place');
    const rows = [...place.rows, { days: [1], from: '10:00', to: '09:00' }];
    const found = checkWorkshop({ ...form, name: 'a', places: [{ ...place, address: '', rows }] });
    expect(found.map(({ path, code }) => [path, code])).toEqual([
      ['name', 'too_short'],
      ['places.0.address', 'too_short'],
      [`places.0.rows.${rows.length - 1}`, 'hours.backwards'],
    ]);
  });

  it('finds the line of the hours that the server means', () => {
    const [place] = form.places;
    if (!place) throw new Error('the fixture has a place');
    const rows = [
      { days: [1, 2, 3], from: '09:00', to: '12:00' },
      { days: [6], from: '10:00', to: '12:00' },
    ];
    const issue = { path: 'places.0.hours.3.to', code: 'out_of_order', message: '' };
    const [moved] = onForm([issue], { ...form, places: [{ ...place, rows }] });
    expect(moved?.path).toBe('places.0.rows.1');
  });
});
