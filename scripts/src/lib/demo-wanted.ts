import type { DemoSearch, DemoWanted } from '@scampolo/db/seed/demo';
import type { Deps } from '@scampolo/server/deps';
import { saveSearch } from '@scampolo/server/modules/alerts/use-cases/keep-searches';
import { postWanted } from '@scampolo/server/modules/wanted/use-cases/post-wanted';
import { savedSearchBody } from '@scampolo/shared/contract/saved-searches';
import { wantedBody } from '@scampolo/shared/contract/wanted';
import { type DemoPeople, founder } from './demo-people.ts';

const DAY_MS = 86_400_000;

/** Posts what the demo's people look for, and keeps their searches; none of it writes a mail at once, so that those to read are not buried. */
export async function seedWanted(
  deps: Deps,
  people: DemoPeople,
  { wanted, searches }: { wanted: readonly DemoWanted[]; searches: readonly DemoSearch[] },
): Promise<void> {
  for (const { by, neededIn, ...post } of wanted) {
    const neededBy = neededIn === undefined ? null : new Date(Date.now() + neededIn * DAY_MS).toISOString();
    await postWanted(deps, founder(people, by), wantedBody.parse({ ...post, neededBy, cadence: 'weekly' }));
  }
  for (const { by, ...search } of searches) {
    await saveSearch(deps, founder(people, by), savedSearchBody.parse(search));
  }
}
