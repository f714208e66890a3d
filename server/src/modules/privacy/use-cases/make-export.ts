import type { Deps } from '../../../deps.ts';
import { archiveOf } from '../archive.ts';
import { type Account, countPhotos, findAccount } from '../archive-repository.ts';
import { exportKey } from '../export-key.ts';
import { failExport, findStatus, finishExport, noteProgress, startExport } from '../repository.ts';
import { zipStream } from '../zip-stream.ts';

/** For so long the file of an export can be fetched, in days. */
export const EXPORT_DAYS = 7;

const ZIP = 'application/zip';

/**
 * Makes the file of an export, from the start whatever an attempt before has left, says that it is ready, and has the member
 * told by mail. Ends without a word, and leaves no file, when nobody waits for it any more. May run twice at once.
 * @param attempt.last a failure is final: the export becomes `failed`
 * @throws whatever stopped it, for the job to be tried again
 */
export async function makeExport(
  deps: Deps,
  exportId: string,
  attempt: { last: boolean } = { last: false },
): Promise<void> {
  try {
    const memberId = await startExport(deps.db, exportId);
    const account = memberId === null ? null : await findAccount(deps.db, memberId);
    if (account === null) throw new Error('nobody waits for this export');
    await writeFile(deps, exportId, account);
  } catch (error) {
    const status = await findStatus(deps.db, exportId);
    if (status === 'queued' || status === 'running') {
      if (attempt.last) await failExport(deps.db, exportId, EXPORT_DAYS);
      throw error;
    }
    deps.log.info({ exportId, reason: String(error) }, 'export ended: nobody waits for it any more');
    if (status !== 'ready') await deps.privateStore.remove(exportKey(exportId));
  }
}

async function writeFile(deps: Deps, exportId: string, account: Account): Promise<void> {
  const { actor } = account;
  const photos = await countPhotos(
    deps.db,
    actor.workshops.map(({ id }) => id),
  );
  const archive = zipStream(archiveOf(deps, account, progressOf(deps, exportId, photos)));
  const { size } = await deps.privateStore.put(exportKey(exportId), archive, ZIP);
  const finished = await deps.db.transaction(async (tx) => {
    const found = await finishExport(tx, exportId, { sizeBytes: size, days: EXPORT_DAYS });
    // An address that nobody has confirmed may be somebody else's.
    if (found?.confirmed) {
      const { memberId } = found;
      await deps.jobs.enqueueMails(tx, [{ kind: 'export_ready', subjectId: exportId, memberId }]);
    }
    return found !== null;
  });
  if (!finished) throw new Error('nobody waits for this export');
}

/** Counts photos into the row, a hundredth at a time, and stops the work when the row says that nobody waits for it. */
function progressOf(deps: Deps, exportId: string, photos: number): () => Promise<void> {
  let [done, told] = [0, 0];
  return async () => {
    done += 1;
    const progress = Math.min(99, Math.floor((100 * done) / Math.max(photos, done)));
    if (progress === told) return;
    told = progress;
    if (!(await noteProgress(deps.db, exportId, progress))) throw new Error('nobody waits for this export');
  };
}
