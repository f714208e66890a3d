import { buffer } from 'node:stream/consumers';
import type { StoredVariant } from '@scampolo/db/schema/listings';
import type { Deps } from '../../../deps.ts';
import type { PhotoVariant } from '../../../infra/images/pipeline.ts';
import { receiveUpload } from '../../../infra/images/receive-upload.ts';
import { findVariants, replaceVariants } from '../photo-repository.ts';
import { forgetPhotoFiles } from './forget-photo-files.ts';
import { storeVariants } from './store-variants.ts';

/**
 * Makes the AVIF variants of a photo from its largest WebP, one width after the other, each once no member waits for the pipeline.
 * May run again at any time. A photo that was removed or replaced meanwhile gets none, and no file of them stays. So does a photo of
 * which one AVIF is no smaller than its WebP: a browser chooses the format before the width, so an incomplete set would keep the
 * large one from it. Nothing that the search index shows changes.
 * @throws {AppError} PHOTO_FAILED and OVERLOADED, after which a later attempt may succeed
 */
export async function encodeAvif(deps: Deps, photoId: string): Promise<void> {
  const present = await findVariants(deps.db, photoId);
  const largest = present?.at(-1);
  if (!present || !largest || present.some(({ type }) => type === 'image/avif')) return;
  const made = await encodeSmaller(deps, present, largest);
  if (made.length === 0) return;
  await storeVariants(deps, made);
  const named = made.map(({ key, width, height, type }) => ({ key, width, height, type }));
  // WebP stays last, where whoever takes the last one finds what every browser and every preview can show.
  if (await replaceVariants(deps.db, photoId, present, [...named, ...present])) {
    await storeVariants(deps, made);
  } else {
    await forgetPhotoFiles(
      deps,
      named.map(({ key }) => key),
    );
  }
}

/** All widths as AVIF; none unless every one is smaller than its WebP. */
async function encodeSmaller(
  deps: Deps,
  present: readonly StoredVariant[],
  largest: StoredVariant,
): Promise<PhotoVariant[]> {
  const kept = await deps.photoStore.open(largest.key);
  if (!kept) throw new Error(`the photo store has lost ${largest.key}`);
  await using copy = await receiveUpload(kept.stream, { folder: deps.uploadFolder });
  const made: PhotoVariant[] = [];
  // The largest first: where AVIF gains nothing, it is told apart by that one.
  for (const webp of present.toReversed()) {
    const belowBytes = await sizeOf(deps, webp);
    if (belowBytes === 0) return [];
    const avif = await deps.images.encodeAvif(copy.path, { width: webp.width, belowBytes });
    if (avif.bytes.length >= belowBytes) return [];
    made.unshift(avif);
  }
  return made;
}

/** In bytes; none of a file that was removed meanwhile. */
async function sizeOf(deps: Deps, { key }: StoredVariant): Promise<number> {
  const file = await deps.photoStore.open(key);
  return file ? (await buffer(file.stream)).length : 0;
}
