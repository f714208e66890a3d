import type { Person } from '../../testing/people.ts';
import { good } from './good.ts';

/** What somebody told the other side, or staff, and nobody else. */
export const TOLD_IN_TALK = {
  message: 'Suona due volte al citofono verde',
  reply: 'Arrivo con il furgone di mio zio',
  notice: 'Ho visto lo stesso rotolo altrove',
  answer: 'Abbiamo parlato con il laboratorio',
} as const;

/** Writes about a claim from both sides, reports a listing, and answers that as staff: each endpoint of them once, and well. */
export async function talkAndReport(
  { giver, taker, staff }: Record<'giver' | 'taker' | 'staff', Person>,
  claimId: string,
  listingId: string,
): Promise<void> {
  const path = `/claims/${claimId}/messages`;
  good(await giver.call('POST', path, { text: TOLD_IN_TALK.message }));
  const { items } = good(await taker.call('GET', path));
  good(await taker.call('POST', `${path}/read`, { upTo: items[0].id }));
  good(await taker.call('POST', path, { text: TOLD_IN_TALK.reply }));
  good(await giver.call('GET', '/me/threads'));
  const subject = { kind: 'listing', id: listingId };
  const filed = good(
    await taker.call('POST', '/notices', { subject, reason: 'not_theirs', text: TOLD_IN_TALK.notice }),
  );
  good(await staff.call('GET', '/moderation/notices?limit=100'));
  const answer = { outcome: 'dismissed', answer: TOLD_IN_TALK.answer };
  good(await staff.call('POST', `/moderation/notices/${filed.id}/answer`, answer));
  good(await taker.call('GET', '/me/notices'));
  good(await taker.call('GET', '/me/desk'));
}
