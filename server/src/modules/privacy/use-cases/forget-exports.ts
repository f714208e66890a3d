import type { Deps } from '../../../deps.ts';
import { exportKey } from '../export-key.ts';
import { deleteExport, findExpired } from '../repository.ts';

const AT_ONCE = 100;

/**
 * Deletes exports whose time is over, file before row, so that no file is ever left that nothing names. Of one member, or of
 * all. Returns how many.
 */
export async function forgetExports(
  deps: Pick<Deps, 'db' | 'privateStore'>,
  memberId: string | null = null,
): Promise<number> {
  let forgotten = 0;
  for (;;) {
    const ids = await findExpired(deps.db, memberId, AT_ONCE);
    for (const id of ids) {
      await deps.privateStore.remove(exportKey(id));
      await deleteExport(deps.db, id);
    }
    forgotten += ids.length;
    if (ids.length < AT_ONCE) return forgotten;
  }
}
