import type { Person } from '../../testing/people.ts';
import type { TestApp } from '../../testing/test-app.ts';
import { good } from './good.ts';

/** What somebody looks for and told nobody else. */
export const TOLD_IN_SEARCHES = { name: 'Per il matrimonio di Irene' } as const;

/** Keeps searches, posts what is wanted and closes it, and has staff take a post down: each endpoint of them once, and well. */
export async function lookFor(
  { app, deps }: TestApp,
  { taker, giver, staff }: Record<'giver' | 'taker' | 'staff', Person>,
  listingId: string,
): Promise<void> {
  const kept = { query: 'q=lana', name: TOLD_IN_SEARCHES.name, cadence: 'daily' };
  const { id } = good(await taker.call('POST', '/me/saved-searches', kept));
  good(await taker.call('PATCH', `/me/saved-searches/${id}`, { cadence: 'none' }));
  good(await taker.call('POST', `/me/saved-searches/${id}/seen`));
  good(await taker.call('GET', '/me/saved-searches'));
  const token = deps.tokens.linkToken('unsubscribe_search', id);
  good(await taker.call('POST', '/unsubscribe', { token }));
  const oneClick = await app.inject({
    method: 'POST',
    url: `/api/v1/unsubscribe/${token}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'List-Unsubscribe=One-Click',
  });
  if (oneClick.statusCode !== 204) throw new Error(`one click answered ${oneClick.statusCode}`);
  const other = good(await taker.call('POST', '/me/saved-searches', { ...kept, query: 'q=seta' }));
  good(await taker.call('DELETE', `/me/saved-searches/${other.id}`));
  const post = {
    title: 'Cerco lana',
    text: 'Per un cappotto.',
    query: 'q=lana',
    locale: 'it',
    hub: 'milano',
  };
  const [wanted, rude] = [
    good(await taker.call('POST', '/wanted', post)),
    good(await taker.call('POST', '/wanted', { ...post, title: 'Cerco rissa' })),
  ];
  good(await taker.call('PATCH', `/wanted/${wanted.id}`, { text: 'Per due cappotti.' }));
  good(await giver.call('GET', `/listings/${listingId}/asked`));
  good(await giver.call('GET', '/wanted'));
  good(await giver.call('GET', `/wanted/${wanted.id}`));
  good(await staff.call('POST', `/moderation/wanted/${rude.id}/remove`, { reason: 'rude' }));
  good(await taker.call('POST', `/wanted/${wanted.id}/close`, { outcome: 'found' }));
  good(await taker.call('GET', '/me/wanted'));
}
