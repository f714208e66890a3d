import type { Tx } from '@scampolo/db/client';
import { PAGE_PATHS } from '@scampolo/shared/contract/pages';
import type { Deps } from '../../../deps.ts';
import { insertInvitation, type NewInvitation } from '../invitation-repository.ts';

export { INVITATION_DAYS, type NewInvitation } from '../invitation-repository.ts';

/**
 * Invites somebody by mail, in the caller's transaction: to a workshop, to a hub's staff, or to the admins, for seven days.
 * An earlier open invitation of that address to the same is taken back. Who may invite, and how many, is the caller's to
 * decide. Gives the invitation's id, and the link as the mail has it, for whoever hands it over another way.
 */
export async function inviteTo(
  deps: Pick<Deps, 'jobs' | 'tokens' | 'publicUrl'>,
  tx: Tx,
  invitation: NewInvitation,
): Promise<{ id: string; link: string }> {
  const id = await insertInvitation(tx, invitation);
  await deps.jobs.enqueueMails(tx, [{ kind: 'invitation', subjectId: id }]);
  const token = deps.tokens.linkToken('invitation', id);
  return { id, link: `${deps.publicUrl}${PAGE_PATHS.join}#${token}` };
}
