import { newId } from '@scampolo/db/ids';
import type { FiledNotice, NoticeBody, NoticeSubject } from '@scampolo/shared/contract/notices';
import { AppError } from '@scampolo/shared/errors';
import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../identity/actor.ts';
import { authorizeSee } from '../../listings/policy.ts';
import { loadListing } from '../../listings/use-cases/load-listing.ts';
import { locateMessage } from '../../messages/use-cases/read-thread.ts';
import { locateWanted } from '../../wanted/use-cases/locate-wanted.ts';
import { readWorkshop } from '../../workshops/use-cases/read-workshop.ts';
import { insertNotice, lockSame } from '../notice-repository.ts';
import { recordAudit } from './record-audit.ts';

/** What a notice can be about, as who files it sees it. */
export interface SeenSubject {
  /** whose staff answer; null: who runs the exchange */
  hub: string | null;
  title: string | null;
  /** language of the title */
  locale: string | null;
}

/**
 * Files a notice. The same one twice, as when an answer was lost, is one.
 * @param actor null: nobody is signed in
 * @throws {AppError} NOT_FOUND for what the actor cannot see; VALIDATION_FAILED for an address of who is signed in
 */
export async function fileNotice(
  deps: Pick<Deps, 'db'>,
  actor: Actor | null,
  body: NoticeBody,
): Promise<FiledNotice> {
  if (actor && body.email !== undefined) {
    throw new AppError('VALIDATION_FAILED', {
      issues: [
        { path: 'email', code: 'unexpected', message: 'You are answered at the address of your account.' },
      ],
    });
  }
  const { subject, reason, text, email = null } = body;
  const { hub } = await seeSubject(deps, actor, subject);
  const filedBy = actor?.memberId ?? null;
  const answerable = filedBy !== null || email !== null;
  return deps.db.transaction(async (tx) => {
    const same = await lockSame(tx, subject, { text, filedBy });
    if (same !== null) return { id: same, answerable };
    const id = newId();
    await insertNotice(tx, {
      id,
      hub,
      subjectKind: subject.kind,
      subjectId: 'id' in subject ? subject.id : null,
      page: 'path' in subject ? subject.path : null,
      reason,
      text,
      locale: body.locale ?? actor?.locale ?? 'it',
      filedBy,
      contactEmail: email,
    });
    await recordAudit(tx, {
      actorId: filedBy,
      action: 'notice.file',
      subjectKind: 'notice',
      subjectId: id,
      hub,
      detail: { about: subject.kind, reason, ...('id' in subject ? { subject: subject.id } : {}) },
    });
    return { id, answerable };
  });
}

/**
 * What a notice would be about.
 * @throws {AppError} NOT_FOUND for what the actor cannot see
 */
export async function seeSubject(
  deps: Pick<Deps, 'db'>,
  actor: Actor | null,
  subject: NoticeSubject,
): Promise<SeenSubject> {
  switch (subject.kind) {
    case 'listing': {
      const { hub, title, locale } = authorizeSee(actor, await loadListing(deps.db, subject.id));
      return { hub, title, locale };
    }
    case 'workshop': {
      const { hub, name } = await readWorkshop(deps, actor, subject.id);
      return { hub, title: name, locale: null };
    }
    case 'message': {
      const { hub } = await locateMessage(deps, actor, subject.id);
      return { hub, title: null, locale: null };
    }
    case 'wanted':
      return locateWanted(deps, actor, subject.id);
    case 'page':
      return { hub: null, title: null, locale: null };
  }
}
