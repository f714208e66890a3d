import type { ProblemContent } from '@scampolo/shared/contract/pages';
import { searchQuery } from '@scampolo/shared/contract/search';
import { familyOf, type Language } from '@scampolo/shared/domain/catalogue';
import type { FastifyRequest } from 'fastify';
import type { Deps } from '../../deps.ts';
import { readCatalogue } from '../../modules/catalogue/use-cases/read-catalogue.ts';
import { listHubs } from '../../modules/hubs/use-cases/list-hubs.ts';
import { readGoneCategory } from '../../modules/listings/use-cases/read-gone-category.ts';
import { searchCards } from '../../modules/search/use-cases/search-cards.ts';

type Help = NonNullable<ProblemContent['help']>;
type Found = Pick<Help, 'lots' | 'are' | 'hub'>;

const MOST_LOTS = 8;
const LISTING = /^\/listings\/([0-9a-f-]{36})(?:[/?]|$)/;

/** Statuses that have a page of their own; of the others, those of the request are 400 and those of ours 500. */
const STATUSES = [400, 403, 404, 429, 500, 503] as const;

/**
 * The page of a failure of `status`. What is not there is answered with what may help: lots like the one that is gone, or what
 * came last. Every other problem is told without asking the database anything, since that may be what is broken.
 */
export async function problemPage(
  deps: Deps,
  request: FastifyRequest,
  locale: Language,
  status: number,
): Promise<ProblemContent> {
  const known = STATUSES.find((one) => one === status) ?? (status < 500 ? 400 : 500);
  const listingId = known === 404 ? (LISTING.exec(request.url)?.[1] ?? null) : null;
  return {
    page: 'problem',
    status: known,
    requestId: request.id,
    gone: listingId !== null,
    contact: addressIn(deps.config.mailFrom),
    help: known === 404 ? await findHelp(deps, request, locale, listingId) : null,
  };
}

/** A page that helps less is better than one that is broken as well. */
async function findHelp(
  deps: Deps,
  request: FastifyRequest,
  locale: Language,
  listingId: string | null,
): Promise<Help | null> {
  try {
    const [found, hubs] = await Promise.all([
      findLots(deps, request, locale, listingId),
      listHubs(deps, locale),
    ]);
    const used = new Set(found.lots.flatMap((lot) => lot.composition.map(({ fibre }) => fibre)));
    const fibres = readCatalogue(deps, locale).fibres.filter(({ code }) => used.has(code));
    return {
      ...found,
      hubs: hubs.map((hub) => ({ ...hub, story: '' })),
      fibres: fibres.map(({ code, name }) => ({ code, name })),
    };
  } catch (error) {
    request.log.warn({ err: error }, 'nothing found that may help');
    return null;
  }
}

/** Lots of the category of the one that is gone, else of its family; else the newest of the member's hub, else of all. */
async function findLots(
  deps: Deps,
  { actor }: FastifyRequest,
  locale: Language,
  listingId: string | null,
): Promise<Found> {
  const category = listingId === null ? null : await readGoneCategory(deps, listingId);
  const hub = actor?.workshops[0]?.hub ?? null;
  const tries: [filter: Record<string, string>, found: Omit<Found, 'lots'>][] = [
    ...(category === null ? [] : [category, familyOf(category)]).map((code): (typeof tries)[number] => [
      { category: code },
      { are: 'similar', hub: null },
    ]),
    ...(hub === null ? [] : [[{ hub }, { are: 'newest', hub }] satisfies (typeof tries)[number]]),
    [{}, { are: 'newest', hub: null }],
  ];
  for (const [filter, found] of tries) {
    const query = searchQuery.parse({ ...filter, sort: 'newest', limit: MOST_LOTS, lang: locale });
    const { hits } = await searchCards(deps, actor, query);
    if (hits.length > 0) return { lots: hits, ...found };
  }
  return { lots: [], are: 'newest', hub: null };
}

/** The address in `Scampolo <post@scampolo.example>`, or the whole where there are no brackets. */
function addressIn(mailFrom: string): string {
  return /<([^>]+)>/.exec(mailFrom)?.[1] ?? mailFrom;
}
