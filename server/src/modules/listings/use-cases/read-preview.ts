import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { StoredVariant } from '@scampolo/db/schema/listings';
import { AppError } from '@scampolo/shared/errors';
import type { Deps } from '../../../deps.ts';
import { receiveUpload } from '../../../infra/images/receive-upload.ts';
import { countAttempt } from '../../identity/use-cases/count-attempt.ts';
import { authorizeSee } from '../policy.ts';
import type { ListingRecord } from '../record.ts';
import { findListing } from '../repository.ts';

/** Counted up when previews are drawn in another way: those that are kept are then drawn again, each when it is asked for. */
const DRAWING = 1;
const CONTENT_TYPE = 'application/octet-stream';
/** How long what could not be drawn is not tried again, and how many such are remembered. */
const FAILED_FOR_MS = 10 * 60_000;
const MOST_FAILED = 1000;
const PASSING = ['PHOTO_BUSY', 'OVERLOADED'];

type PreviewDeps = Pick<
  Deps,
  'config' | 'db' | 'images' | 'photoStore' | 'privateStore' | 'tokens' | 'uploadFolder'
>;

/** What a listing's preview shows now, known by its tag. */
export interface Preview {
  /** equal for equal pictures */
  tag: string;
  /** the photo as every browser reads it, for when no preview can be had now */
  photoKey: string | null;
  /**
   * The JPEG. What is kept is read; else it is drawn, once however many ask, and kept in the place of the one before.
   * @param network who asks: drawing counts as an attempt
   * @throws {AppError} PHOTO_BUSY, PHOTO_FAILED (and for ten minutes after it), RATE_LIMITED, OVERLOADED while the store is away
   */
  read(network: string): Promise<Buffer>;
}

/** Gives the previews of listings that anybody may see. One for each server process: it remembers what is being drawn. */
export function createPreviews(deps: PreviewDeps): {
  /** @throws {AppError} NOT_FOUND for what not everybody may see */
  find(listingId: string): Promise<Preview>;
} {
  const drawing = new Map<string, Promise<Buffer>>();
  const failed = new Map<string, number>();

  async function draw(listing: ListingRecord, tag: string, network: string): Promise<Buffer> {
    if ((failed.get(tag) ?? 0) > Date.now()) throw new AppError('PHOTO_FAILED');
    await countAttempt(deps, 'preview:network', network);
    try {
      const bytes = await drawFrom(deps, listing);
      await deps.privateStore.put(keyOf(listing.id), Readable.from([Buffer.from(tag), bytes]), CONTENT_TYPE);
      return Buffer.from(bytes);
    } catch (error) {
      if (failed.size >= MOST_FAILED) failed.clear();
      // Where it is only full or away, the next one who asks may have luck.
      if (!(error instanceof AppError && PASSING.includes(error.code)))
        failed.set(tag, Date.now() + FAILED_FOR_MS);
      throw error;
    }
  }

  async function readOrDraw(listing: ListingRecord, tag: string, network: string): Promise<Buffer> {
    const kept = await deps.privateStore.open(keyOf(listing.id));
    const file = kept ? await buffer(kept.stream) : null;
    if (file?.subarray(0, tag.length).equals(Buffer.from(tag))) return file.subarray(tag.length);
    return draw(listing, tag, network);
  }

  return {
    async find(listingId) {
      const listing = authorizeSee(null, await findListing(deps.db, listingId));
      const tag = tagOf(listing);
      return {
        tag,
        photoKey: largestOf(listing)?.key ?? null,
        read(network) {
          const one = `${listing.id} ${tag}`;
          const known = drawing.get(one);
          if (known) return known;
          const read = readOrDraw(listing, tag, network).finally(() => drawing.delete(one));
          drawing.set(one, read);
          return read;
        },
      };
    },
  };
}

/** Deletes a listing's preview, for when a photo that it may show is taken away. */
export function forgetPreview(deps: Pick<Deps, 'privateStore'>, listingId: string): Promise<void> {
  return deps.privateStore.remove(keyOf(listingId));
}

async function drawFrom(deps: PreviewDeps, listing: ListingRecord): Promise<Uint8Array> {
  const photo = largestOf(listing);
  const facts = factsOf(listing);
  if (!photo) return deps.images.drawPreview(null, facts);
  const kept = await deps.photoStore.open(photo.key);
  if (!kept) throw new AppError('PHOTO_FAILED');
  await using copy = await receiveUpload(kept.stream, { folder: deps.uploadFolder });
  return await deps.images.drawPreview(copy.path, facts);
}

function factsOf({ colours, composition }: ListingRecord) {
  return {
    colours: colours.slice(0, 6).map(({ hex, share }) => ({ hex, share })),
    shares: composition.filter(({ part = 'main' }) => part === 'main').map(({ percent }) => percent),
  };
}

/** The largest variant of the first photo that was not encoded from another one. */
function largestOf({ photos }: ListingRecord): StoredVariant | undefined {
  return photos[0]?.variants.findLast(({ type }) => type === 'image/webp');
}

function tagOf(listing: ListingRecord): string {
  const inputs = JSON.stringify([DRAWING, largestOf(listing)?.key ?? null, factsOf(listing)]);
  return createHash('sha256').update(inputs).digest('hex').slice(0, 32);
}

function keyOf(listingId: string): string {
  return `previews/${listingId}.preview`;
}
