import { setImmediate as turn } from 'node:timers/promises';
import type { Queryable } from '@scampolo/db/client';
import type { SearchDocument } from '../../../search/document.ts';
import { matches } from '../../../search/matches.ts';
import { type AskedSearch, findAsked } from '../matching-repository.ts';
import { engineQueryOf } from '../question.ts';

/** More than the most that one member can have. */
const PAGE = 1000;
/** Some milliseconds of work; requests are answered in between. */
const A_TURN = 100;

/**
 * The searches that find a document, and did not find what it was `before`, page by page. The searches of one member come together.
 * @param of.butWorkshop whose members' searches do not count
 * @param of.active whether those of suspended members do not count either
 */
export async function* searchesFor(
  db: Queryable,
  document: SearchDocument,
  of: { before: SearchDocument | null; butWorkshop: string; active: boolean },
): AsyncGenerator<AskedSearch[]> {
  const { before, butWorkshop, active } = of;
  let afterMember: string | null = null;
  do {
    const { searches, lastMember }: Awaited<ReturnType<typeof findAsked>> = await findAsked(db, {
      butWorkshop,
      active,
      afterMember,
      limit: PAGE,
    });
    const found: AskedSearch[] = [];
    for (const [index, search] of searches.entries()) {
      if (index % A_TURN === A_TURN - 1) await turn();
      if (finds(search, document) && !(before !== null && finds(search, before))) found.push(search);
    }
    if (found.length > 0) yield found;
    afterMember = lastMember;
  } while (afterMember !== null);
}

function finds({ query }: AskedSearch, document: SearchDocument): boolean {
  const asked = engineQueryOf(query);
  return asked !== null && matches(document, asked);
}
