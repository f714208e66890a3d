import type { WorkshopPlace } from '@scampolo/db/schema/identity';
import type { UpdateWorkshopBody } from '@scampolo/shared/contract/workshops';
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
  const issues = overlaps(changes.places ?? []);
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

/** An issue for each span of hours that begins before another one of its day and place is over. */
function overlaps(places: Places): Issue[] {
  return places.flatMap((place, placeIndex) =>
    place.hours.flatMap((span, index) => {
      const inside = place.hours.some(
        (other, otherIndex) =>
          other.day === span.day &&
          other.from < span.to &&
          span.from < other.to &&
          (other.from < span.from || (other.from === span.from && otherIndex < index)),
      );
      return inside
        ? [
            {
              path: `places.${placeIndex}.hours.${index}.from`,
              code: 'overlaps',
              message: 'On that day the place is open at that hour already.',
            },
          ]
        : [];
    }),
  );
}
