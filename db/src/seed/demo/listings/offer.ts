import type { CreateListingBody } from '@scampolo/shared/contract/listings';
import type { Language } from '@scampolo/shared/domain/catalogue';
import type { Amount } from '@scampolo/shared/domain/quantity';
import type { PhotoDescription } from '../draw/photo.ts';
import type { DemoClaim, DemoListing, DemoState, ListingBody } from '../types.ts';
import { demoWorkshops } from '../workshops.ts';

/** What the author of a demo listing writes; hub and language follow from the workshop, the rest from habit. */
export type Offer = Partial<Omit<CreateListingBody, 'hub' | 'locale'>> &
  Pick<CreateListingBody, 'title' | 'description' | 'category' | 'amount'> & { readonly locale?: Language };

/** What else belongs to a demo listing; published, unclaimed and without an end unless said. */
export interface OfferStory {
  readonly state?: DemoState;
  readonly claims?: readonly DemoClaim[];
  readonly availableForDays?: number;
}

/** Makes a complete demo listing of an offer; throws when there is no such workshop. */
export function offer(
  workshop: string,
  key: string,
  fields: Offer,
  photo: PhotoDescription,
  story: OfferStory = {},
): DemoListing {
  const owner = demoWorkshops.find((candidate) => candidate.slug === workshop);
  if (!owner) throw new Error(`there is no demo workshop ${workshop}`);
  const body: ListingBody = {
    locale: owner.locale,
    hub: owner.hub,
    form: 'remnant',
    origin: 'overorder',
    condition: 'A',
    defects: [],
    composition: [],
    compositionSource: null,
    legalRoute: 'product',
    priceKind: 'gift',
    price: null,
    allocation: { mode: 'first_come' },
    brandVisible: false,
    pieces: [],
    attributes: {},
    pickup: { kind: 'workshop' },
    ...fields,
  };
  const until = story.availableForDays === undefined ? {} : { availableForDays: story.availableForDays };
  return {
    key,
    workshop,
    body,
    photos: [photo],
    state: story.state ?? { status: 'published' },
    claims: story.claims ?? [],
    ...until,
  };
}

/** A length in metres. */
export function metres(value: number): Amount {
  return { value, unit: 'm' };
}

/** A mass in kilograms. */
export function kilograms(value: number): Amount {
  return { value, unit: 'kg' };
}

/** A number of pieces. */
export function pieces(value: number): Amount {
  return { value, unit: 'pcs' };
}

/** An area in square metres. */
export function squareMetres(value: number): Amount {
  return { value, unit: 'm2' };
}
