import { newId } from '@scampolo/db/ids';
import type { CreateListingBody, ListingJson } from '@scampolo/shared/contract/listings';
import type { ListingValues } from '@scampolo/shared/domain/listing';
import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../identity/actor.ts';
import { requireOpen } from '../../workshops/use-cases/require-open.ts';
import { actingWorkshop } from '../policy.ts';
import { presentListing } from '../present.ts';
import { emptyValues, toColumns, toStoredColours } from '../record.ts';
import { findListing, findListingSentAs, insertListing, replacePieces } from '../repository.ts';
import { requireSound } from '../validation.ts';

/**
 * Makes a draft from whatever is known yet. Hub and language default to the workshop's and the member's.
 * @param key the draft's idempotency key: where the workshop sent one under it before, the answer is that listing as it is now,
 *   whatever `body` says
 * @throws {AppError} VALIDATION_FAILED, FORBIDDEN
 */
export async function createListing(
  deps: Deps,
  actor: Actor,
  body: CreateListingBody,
  key: string | null = null,
): Promise<ListingJson> {
  const { workshopId, ...given } = body;
  const workshop = actingWorkshop(actor, workshopId);
  const values: ListingValues = {
    ...emptyValues({ title: body.title, hub: workshop.hub, locale: actor.locale }),
    ...withoutUndefined(given),
  };
  const warnings = requireSound(deps, values);
  const id = newId();
  const record = await deps.db.transaction(async (tx) => {
    await requireOpen(tx, workshop.id);
    const isNew = await insertListing(tx, {
      id,
      workshopId: workshop.id,
      idempotencyKey: key,
      ...toColumns(values),
      colours: toStoredColours(values.colours),
      coloursCorrected: values.colours.length > 0,
    });
    if (!isNew && key !== null) return findListingSentAs(tx, workshop.id, key);
    await replacePieces(tx, { id, pieces: [] }, values.pieces);
    return findListing(tx, id);
  });
  if (!record) throw new Error('a listing that was just inserted is not there');
  return presentListing(record, actor, warnings);
}

/** The fields that were sent; leaves out those that are undefined, so that they do not erase a default. */
export function withoutUndefined<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
