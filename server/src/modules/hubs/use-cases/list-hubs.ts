import type { HubJson } from '@scampolo/shared/contract/hubs';
import type { Language } from '@scampolo/shared/domain/catalogue';
import { AppError } from '@scampolo/shared/errors';
import type { Deps } from '../../../deps.ts';
import { presentHub } from '../present.ts';
import { countPublishedByHub } from '../repository.ts';

/** All hubs in the order of the reference data (Milan first), each with how much can be claimed there. */
export async function listHubs(deps: Deps, language: Language): Promise<HubJson[]> {
  const counts = await countPublishedByHub(deps.db);
  return [...deps.hubs.values()].map((hub) => presentHub(hub, counts.get(hub.slug) ?? 0, language));
}

/**
 * One hub.
 * @throws {AppError} NOT_FOUND
 */
export async function readHub(deps: Deps, slug: string, language: Language): Promise<HubJson> {
  const hub = deps.hubs.get(slug);
  if (!hub) throw new AppError('NOT_FOUND');
  const counts = await countPublishedByHub(deps.db);
  return presentHub(hub, counts.get(slug) ?? 0, language);
}
