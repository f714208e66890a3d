import type { MemberExport } from '@scampolo/shared/contract/privacy';
import { AppError } from '@scampolo/shared/errors';
import type { Deps } from '../../../deps.ts';
import type { StoredFile } from '../../../infra/storage/storage.ts';
import type { Actor } from '../../identity/actor.ts';
import { exportKey } from '../export-key.ts';
import { presentExport } from '../present.ts';
import { findExports, findReady } from '../repository.ts';

/** The member's exports, the newest first. */
export async function listExports(deps: Deps, actor: Actor): Promise<MemberExport[]> {
  return (await findExports(deps.db, actor.memberId)).map(presentExport);
}

/**
 * Opens the file of the member's own export. Whoever opened it reads the stream to its end or destroys it.
 * @throws {AppError} NOT_FOUND for somebody else's, one that is not ready, and one that has expired
 */
export async function openExport(deps: Deps, actor: Actor, id: string): Promise<StoredFile> {
  const ready = await findReady(deps.db, actor.memberId, id);
  const file = ready && (await deps.privateStore.open(exportKey(ready.id)));
  if (!file) throw new AppError('NOT_FOUND');
  return file;
}
