import type { HubPageJson } from '@scampolo/shared/contract/hubs';
import { AppError } from '@scampolo/shared/errors';
import type { Deps } from '../../../deps.ts';
import { findHubPage, findHubPages } from '../page-repository.ts';
import { presentHubPage } from '../present.ts';

type HubDeps = Pick<Deps, 'db' | 'hubs'>;

/**
 * What a hub's staff tell on its page; empty, with revision 0, while they told nothing.
 * @throws {AppError} NOT_FOUND when there is no such hub
 */
export async function readHubPage(deps: HubDeps, slug: string): Promise<HubPageJson> {
  const hub = deps.hubs.get(slug);
  if (!hub) throw new AppError('NOT_FOUND');
  return presentHubPage(hub, await findHubPage(deps.db, slug));
}

/** The pages of all hubs, in the order of the reference data. */
export async function listHubPages(deps: HubDeps): Promise<HubPageJson[]> {
  const told = new Map((await findHubPages(deps.db)).map((page) => [page.hub, page]));
  return [...deps.hubs.values()].map((hub) => presentHubPage(hub, told.get(hub.slug) ?? null));
}
