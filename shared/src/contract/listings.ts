import { z } from 'zod';
import {
  ALLOCATION_MODES,
  COMPOSITION_PARTS,
  COMPOSITION_SOURCES,
  CURRENCIES,
  LEGAL_ROUTES,
  LIMITS,
  PICKUP_KINDS,
  PRICE_KINDS,
} from '../domain/listing.ts';
import { LISTING_STATUSES } from '../domain/states.ts';
import {
  amount,
  code,
  hexColour,
  id,
  issue,
  language,
  revision,
  slug,
  text,
  timestamp,
  unit,
} from './common.ts';
import { workshopKind } from './identity.ts';

const oneDecimal = z.number().refine((value) => Math.abs(value * 10 - Math.round(value * 10)) < 1e-6, {
  error: 'One decimal at most.',
  params: { rule: 'not_a_step' },
});
const cents = z.number().refine((value) => Math.abs(value * 100 - Math.round(value * 100)) < 1e-6, {
  error: 'Two decimals at most.',
  params: { rule: 'not_a_step' },
});
const grams = z.number().refine((value) => Math.abs(value * 1000 - Math.round(value * 1000)) < 1e-6, {
  error: 'Three decimals at most.',
  params: { rule: 'not_a_step' },
});

export const compositionShare = z.strictObject({
  fibre: code,
  percent: oneDecimal.min(LIMITS.percent[0]).max(LIMITS.percent[1]),
  part: z.enum(COMPOSITION_PARTS).optional(),
});

export const pieceSize = z.strictObject({
  id: id.optional(),
  lengthCm: oneDecimal,
  widthCm: oneDecimal,
  count: z.int().default(1),
});

/** Where a defect lies: see `DefectMark` of the domain, which also says what fits on the cloth. */
export const defectMark = z.strictObject({
  defect: code,
  piece: z
    .int()
    .min(0)
    .max(LIMITS.pieceSizes - 1)
    .nullable(),
  alongCm: oneDecimal,
  acrossCm: oneDecimal,
  radiusCm: oneDecimal,
});

export const price = z.strictObject({
  value: cents.min(LIMITS.price[0]).max(LIMITS.price[1]),
  currency: z.enum(CURRENCIES),
  per: z.union([unit, z.literal('lot')]),
});

const attributeValue = z.union([text(0, 200), z.number(), z.boolean(), z.array(text(0, 200)).max(20)]);

/**
 * The fields of a listing as sent. Shapes and hard technical limits only: what the values mean together is checked by
 * `domain/check-listing.ts`, which the server adds to this schema so that all problems are told at once.
 */
export const listingFields = {
  title: text(LIMITS.titleLength[0], LIMITS.titleLength[1]),
  description: text(LIMITS.descriptionLength[0], LIMITS.descriptionLength[1]),
  locale: language,
  hub: slug,
  category: code.nullable(),
  form: code.nullable(),
  origin: code.nullable(),
  condition: code.nullable(),
  defects: z.array(code).max(30),
  defectMarks: z.array(defectMark).max(LIMITS.defectMarks),
  composition: z.array(compositionShare).max(20),
  compositionSource: z.enum(COMPOSITION_SOURCES).nullable(),
  weightGsm: oneDecimal.nullable(),
  widthCm: oneDecimal.nullable(),
  amount: amount.nullable(),
  smallestCut: amount.nullable(),
  pieces: z.array(pieceSize).max(LIMITS.pieceSizes),
  massKg: grams.nullable(),
  legalRoute: z.enum([...LEGAL_ROUTES, 'waste']).nullable(),
  priceKind: z.enum(PRICE_KINDS),
  price: price.nullable(),
  allocation: z.strictObject({ mode: z.enum(ALLOCATION_MODES) }),
  brandVisible: z.boolean(),
  attributes: z.record(code, attributeValue).refine((value) => Object.keys(value).length <= 40, {
    error: 'At most 40 attributes.',
    params: { rule: 'too_many' },
  }),
  colours: z.array(z.strictObject({ hex: hexColour, share: z.number().min(0).max(1).optional() })).max(6),
  pickup: z.strictObject({ kind: z.enum(PICKUP_KINDS) }),
  availableUntil: timestamp.nullable(),
};

/** POST /listings: a draft needs a title; the rest can follow. */
export const createListingBody = z
  .strictObject({ ...listingFields, workshopId: id.optional() })
  .partial()
  .required({ title: true });
export type CreateListingBody = z.infer<typeof createListingBody>;

/** PATCH /listings/:id: the changed fields and the revision they were made on. */
export const updateListingBody = z
  .strictObject({ ...listingFields, revision })
  .partial()
  .required({ revision: true });
export type UpdateListingBody = z.infer<typeof updateListingBody>;

export const photo = z
  .strictObject({
    id,
    /** width and height of the upright original, in pixels */
    width: z.int(),
    height: z.int(),
    /** base64 of https://evanw.github.io/thumbhash/ */
    thumbhash: z.string(),
    /** AVIF (once it is made) before WebP, each by ascending width */
    variants: z.array(z.strictObject({ width: z.int(), height: z.int(), url: z.string(), type: z.string() })),
    /** what it shows, in the listing's language: as typed, else suggested from the facts */
    alt: z.string(),
    /** true when a person wrote it */
    altTyped: z.boolean(),
  })
  .meta({ id: 'Photo' });
export type PhotoJson = z.infer<typeof photo>;

export const colour = z.strictObject({
  hex: z.string(),
  lab: z.tuple([z.number(), z.number(), z.number()]),
  share: z.number(),
  family: z.string(),
  /** how far the cloth may be from what its photo shows, as a radius in ΔE2000; absent where a person corrected the colour */
  uncertainty: z.number().optional(),
});

/** Who offers it. Name and id only when the brand is visible or the asker belongs to it or is its hub's staff. */
export const publicWorkshop = z.strictObject({
  kind: workshopKind,
  hub: slug,
  id: id.optional(),
  name: z.string().optional(),
  /** true when its page can be opened by whoever sees this */
  hasPage: z.boolean().optional(),
});

/** A listing as answered. */
export const listing = z
  .strictObject({
    ...listingFields,
    title: z.string(),
    description: z.string(),
    legalRoute: z.enum(LEGAL_ROUTES).nullable(),
    pieces: z.array(
      z.strictObject({
        id,
        lengthCm: z.number(),
        widthCm: z.number(),
        count: z.int(),
        /** how many of this size can still be claimed */
        left: z.int(),
      }),
    ),
    colours: z.array(colour),
    massKg: z.number().nullable(),
    /** true when the mass follows from length, width and weight and was not typed */
    massComputed: z.boolean(),
    id,
    status: z.enum(LISTING_STATUSES),
    amountLeft: amount.extend({ value: z.number().nonnegative() }).nullable(),
    photos: z.array(photo),
    workshop: publicWorkshop,
    /** when it can be fetched at the workshop; null for a bay, and where the workshop is not named */
    pickupHours: z.array(z.strictObject({ day: z.int(), from: z.string(), to: z.string() })).nullable(),
    revision,
    /** things worth a second look; only for the workshop and its hub's staff */
    warnings: z.array(issue).optional(),
    /** the latest decision on it; only for the workshop and its hub's staff */
    decision: z
      .strictObject({
        action: z.string(),
        reason: z.string().nullable(),
        note: z.string().nullable(),
        decidedAt: timestamp,
      })
      .nullable()
      .optional(),
    /** true for members of the workshop */
    mine: z.boolean(),
    createdAt: timestamp,
    updatedAt: timestamp,
    publishedAt: timestamp.nullable(),
  })
  .meta({ id: 'Listing' });
export type ListingJson = z.infer<typeof listing>;

/** A listing on a card: what a list of results shows. */
export const listingSummary = listing
  .pick({
    id: true,
    title: true,
    locale: true,
    hub: true,
    category: true,
    form: true,
    condition: true,
    composition: true,
    weightGsm: true,
    widthCm: true,
    amount: true,
    amountLeft: true,
    massKg: true,
    priceKind: true,
    price: true,
    legalRoute: true,
    colours: true,
    status: true,
    workshop: true,
    revision: true,
    publishedAt: true,
    availableUntil: true,
  })
  .extend({
    photo: photo.nullable(),
    largestPiece: z.strictObject({ lengthCm: z.number(), widthCm: z.number() }).nullable(),
  })
  .meta({ id: 'ListingSummary' });
export type ListingSummary = z.infer<typeof listingSummary>;

export const myListing = listingSummary
  .extend({
    updatedAt: timestamp,
    decision: listing.shape.decision,
    /** claims that still hold an amount */
    openClaims: z.int(),
  })
  .meta({ id: 'MyListing' });
export type MyListing = z.infer<typeof myListing>;

/** PUT /listings/:id/photos: every photo's id, in the wanted order. */
export const orderPhotosBody = z.strictObject({
  photoIds: z.array(id).max(LIMITS.photos),
  revision: revision.optional(),
});
/** PATCH /listings/:id/photos/:photoId: an empty text goes back to the suggestion. */
export const updatePhotoBody = z.strictObject({ alt: text(0, 250) });
export const photoParams = z.strictObject({ id, photoId: id });
