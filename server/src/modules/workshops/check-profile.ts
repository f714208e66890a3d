import type { WorkshopPlace } from '@scampolo/db/schema/identity';
import type { UpdateWorkshopBody } from '@scampolo/shared/contract/workshops';
import { overlapIssues } from '@scampolo/shared/domain/open-hours';
import type { Issue } from '@scampolo/shared/errors';
import { normaliseVatNumber } from './vat-number.ts';

type Places = NonNullable<UpdateWorkshopBody['places']>;

/**
 * What the fields of a profile must be beyond their shapes: hours of a day that do not overlap, and a VAT number that can exist.
 * @param countryCode of the workshop's hub, for a VAT number without its letters
 * @returns every problem with its path, and the VAT number as it is kept (undefined: not told; null: none)
 */
export function checkProfile(
  changes: Pick<UpdateWorkshopBody, 'places' | 'vatNumber'>,
  countryCode: string,
): { issues: Issue[]; vatNumber: string | null | undefined } {
  const typed = changes.vatNumber;
  const vatNumber = typed ? normaliseVatNumber(typed, countryCode) : typed === undefined ? undefined : null;
  const issues = overlapIssues(changes.places ?? []);
  if (typed && vatNumber === null) {
    issues.push({
      path: 'vatNumber',
      code: 'vat_invalid',
      message: 'This cannot be a VAT number of the EU, Switzerland, Iceland, Norway or the United Kingdom.',
    });
  }
  return { issues, vatNumber };
}

/** Places as they are kept: one that was there already keeps its id, another gets one from `newId`. */
export function placesWithIds(
  places: Places,
  before: readonly WorkshopPlace[],
  newId: () => string,
): WorkshopPlace[] {
  const free = new Set(before.map((place) => place.id));
  return places.map(({ id, ...place }) => ({
    ...place,
    id: id !== undefined && free.delete(id) ? id : newId(),
  }));
}
