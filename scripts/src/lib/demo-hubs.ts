import type { DemoHubPage } from '@scampolo/db/seed/demo';
import type { Deps } from '@scampolo/server/deps';
import { changeHubPage } from '@scampolo/server/modules/hubs/use-cases/change-hub-page';
import { tellHubNews } from '@scampolo/server/modules/hubs/use-cases/hub-news';
import type { Actor } from '@scampolo/server/modules/identity/actor';

const A_DAY_MS = 86_400_000;

/** Writes what the demo's hubs tell, in an admin's name. What happens lies ahead of `now`. */
export async function seedHubPages(
  deps: Deps,
  admin: Actor,
  pages: readonly DemoHubPage[],
  now = new Date(),
): Promise<void> {
  for (const { hub, locale, news, people, places, welcome } of pages) {
    await changeHubPage(deps, admin, hub, {
      revision: 0,
      locale,
      welcome,
      contactEmail: `${hub}@demo.scampolo.org`,
      contactPhone: null,
      people: [...people],
      places: places.map((place) => ({ ...place, hours: [...place.hours] })),
    });
    for (const { title, text, inDays } of news) {
      const happensOn =
        inDays === null ? null : new Date(now.getTime() + inDays * A_DAY_MS).toISOString().slice(0, 10);
      await tellHubNews(deps, admin, hub, { locale, title, text, happensOn });
    }
  }
}
