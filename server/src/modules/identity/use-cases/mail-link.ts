import type { Tx } from '@scampolo/db/client';
import type { Deps } from '../../../deps.ts';
import { insertLink, type NewLink } from '../link-repository.ts';

/**
 * Has a link (or, for `address_changed` and `account_deleted`, a message without one) mailed to an address, in the caller's
 * transaction. What the mail says is decided when it is sent. Gives the link's id.
 */
export async function mailLink(deps: Pick<Deps, 'jobs'>, tx: Tx, link: NewLink): Promise<string> {
  const id = await insertLink(tx, link);
  await deps.jobs.enqueueMails(tx, [{ kind: 'mailed_link', subjectId: id }]);
  return id;
}
