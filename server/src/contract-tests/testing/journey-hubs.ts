import type { Person } from '../../testing/people.ts';
import { good } from './good.ts';

/** Writes what a hub tells of itself, tells news and takes it back: each endpoint of them once, and well. */
export async function tellOfTheHub(staff: Person, reader: Person): Promise<void> {
  const { revision } = good(await staff.call('GET', '/hubs/milano/page'));
  good(
    await staff.call('PUT', '/hubs/milano/page', {
      revision,
      locale: 'it',
      welcome: 'Vieni con un campione.',
      contactEmail: null,
      contactPhone: null,
      people: [{ name: 'Nadia Ferri', role: 'Banco' }],
      places: [],
    }),
  );
  const news = {
    locale: 'it',
    title: 'Mercato di scampoli',
    text: 'Dieci tavoli nel cortile.',
    happensOn: null,
  };
  const { id } = good(await staff.call('POST', '/hubs/milano/news', news));
  good(await reader.call('GET', '/hubs/milano/news'));
  good(await staff.call('DELETE', `/hubs/milano/news/${id}`));
}
