import type { ListingJson, ListingSummary, PhotoJson } from '@scampolo/shared/contract/listings';
import type { Language } from '@scampolo/shared/domain/catalogue';
import { colourFamily } from '@scampolo/shared/domain/colour';
import { computedMassKg, type LegalRoute, type PriceKind } from '@scampolo/shared/domain/listing';
import { suggestAlt } from '@scampolo/shared/domain/photo-alt';
import { toAmount } from '@scampolo/shared/domain/quantity';
import { AppError, type Issue } from '@scampolo/shared/errors';
import { catalogue } from '@scampolo/shared/reference/catalogue';
import { type Actor, belongsTo } from '../identity/actor.ts';
import { isInsider } from './policy.ts';
import {
  type CardRecord,
  type ListingRecord,
  leftSteps,
  type PhotoRow,
  priceOf,
  totalOf,
  toValues,
} from './record.ts';

/** A listing as `actor` may see it. `warnings` are added for insiders only. */
export function presentListing(record: ListingRecord, actor: Actor | null, warnings: Issue[]): ListingJson {
  const values = toValues(record);
  const insider = isInsider(actor, record);
  return {
    ...values,
    ...massOf(record),
    legalRoute: record.legalRoute as LegalRoute | null,
    defects: [...values.defects],
    defectMarks: values.defectMarks.map((mark) => ({ ...mark })),
    composition: values.composition.map((share) => ({ ...share })),
    attributes: record.attributes as ListingJson['attributes'],
    pieces: record.pieces.map(({ id, lengthCm, widthCm, count, taken }) => ({
      id,
      lengthCm,
      widthCm,
      count,
      left: count - taken,
    })),
    colours: presentColours(record),
    id: record.id,
    status: record.status,
    amountLeft: amountLeftOf(record),
    photos: presentPhotos(record),
    workshop: presentWorkshop(record, insider),
    pickupHours: presentHours(record, insider),
    revision: record.revision,
    mine: belongsTo(actor, record.workshopId),
    createdAt: record.createdAt.toISOString(),
    updatedAt: record.updatedAt.toISOString(),
    publishedAt: record.publishedAt?.toISOString() ?? null,
    ...(insider ? { warnings, decision: presentDecision(record) } : {}),
  };
}

/** A listing on a card. */
export function presentSummary(record: CardRecord, actor: Actor | null): ListingSummary {
  const [first] = record.photos;
  return {
    id: record.id,
    title: record.title,
    locale: record.locale as Language,
    hub: record.hub,
    category: record.category,
    form: record.form,
    condition: record.condition,
    composition: record.composition.map((share) => ({ ...share })),
    weightGsm: record.weightGsm,
    widthCm: record.widthCm,
    amount: totalOf(record),
    amountLeft: amountLeftOf(record),
    massKg: massOf(record).massKg,
    priceKind: record.priceKind as PriceKind,
    price: priceOf(record),
    legalRoute: record.legalRoute as LegalRoute | null,
    colours: presentColours(record),
    status: record.status,
    workshop: presentWorkshop(record, isInsider(actor, record)),
    revision: record.revision,
    publishedAt: record.publishedAt?.toISOString() ?? null,
    availableUntil: record.availableUntil?.toISOString() ?? null,
    photo: first ? presentPhoto(first, suggestionFor(record, 0)) : null,
    largestPiece: largestPieceOf(record),
  };
}

/** A listing's photos in their order. */
export function presentPhotos(record: ListingRecord): PhotoJson[] {
  return record.photos.map((photo, at) => presentPhoto(photo, suggestionFor(record, at)));
}

/**
 * One photo of a listing.
 * @throws {AppError} NOT_FOUND when the listing has no such photo
 */
export function presentPhotoOf(record: ListingRecord | null, photoId: string): PhotoJson {
  const found = record && presentPhotos(record).find(({ id }) => id === photoId);
  if (!found) throw new AppError('NOT_FOUND');
  return found;
}

/**
 * A photo with the addresses of its variants: those of AVIF, when there are any, before those of WebP, each by ascending width.
 * @param suggestedAlt what stands for its alternative text while nobody has written one
 */
export function presentPhoto(photo: PhotoRow, suggestedAlt: string): PhotoJson {
  return {
    id: photo.id,
    width: photo.width,
    height: photo.height,
    thumbhash: photo.thumbhash,
    variants: photo.variants.map(({ key, width, height, type }) => ({
      width,
      height,
      type,
      url: `/photos/${key}`,
    })),
    alt: photo.alt || suggestedAlt,
    altTyped: photo.alt !== '',
  };
}

/** The latest decision, for insiders. */
export function presentDecision(
  record: Pick<ListingRecord, 'decision'>,
): NonNullable<ListingJson['decision']> | null {
  const { decision } = record;
  if (!decision) return null;
  return { ...decision, decidedAt: new Date(decision.decidedAt).toISOString() };
}

function suggestionFor(record: CardRecord, at: number): string {
  const place = { number: at + 1, of: record.photoCount ?? record.photos.length };
  return suggestAlt({ ...record, locale: record.locale as Language }, place, catalogue);
}

function presentColours(record: CardRecord): ListingJson['colours'] {
  return record.colours.map(({ hex, lab, share, uncertainty }) => ({
    hex,
    lab: [lab[0], lab[1], lab[2]],
    share,
    family: colourFamily(lab),
    ...(uncertainty !== undefined && { uncertainty }),
  }));
}

/** A hidden brand is its kind and hub only, everywhere outside the workshop and its hub's staff. */
function presentWorkshop(record: CardRecord, insider: boolean): ListingJson['workshop'] {
  const { kind, id, name, profilePublic } = record.workshop;
  const { hub } = record;
  if (!record.brandVisible && !insider) return { kind, hub };
  // A closed workshop that no paper has to name has no name any more.
  const named = name === '' ? {} : { name };
  return { kind, hub, id, ...named, ...(profilePublic || insider ? { hasPage: true } : {}) };
}

/** Hours tell who somebody is nearly as well as a name does. */
function presentHours(record: ListingRecord, insider: boolean): ListingJson['pickupHours'] {
  if (record.pickupKind !== 'workshop' || !(record.brandVisible || insider)) return null;
  return record.workshop.pickupHours.map(({ day, from, to }) => ({ day, from, to }));
}

function amountLeftOf(record: CardRecord): ListingJson['amountLeft'] {
  const left = leftSteps(record);
  return left === null || record.unit === null ? null : toAmount(left, record.unit);
}

function massOf(record: CardRecord): { massKg: number | null; massComputed: boolean } {
  if (record.massG !== null) return { massKg: record.massG / 1000, massComputed: false };
  const { widthCm, weightGsm } = record;
  const computed = computedMassKg({ amount: totalOf(record), widthCm, weightGsm });
  return { massKg: computed, massComputed: computed !== null };
}

/** The largest piece that is still there, long side first. */
function largestPieceOf(record: CardRecord): ListingSummary['largestPiece'] {
  const left = record.pieces.filter((piece) => piece.taken < piece.count);
  const [largest] = left.toSorted((a, b) => b.lengthCm * b.widthCm - a.lengthCm * a.widthCm);
  return largest ? { lengthCm: largest.lengthCm, widthCm: largest.widthCm } : null;
}
