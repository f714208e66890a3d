import type { Deps } from '../../../deps.ts';
import type { PhotoVariant } from '../../../infra/images/pipeline.ts';

/**
 * Keeps the files of a photo or logo, those that are not there yet. To be called before the row that names them is written, so that
 * no row ever names what is not there, and again after its commit: equal bytes may have been given up and removed in between.
 * @throws {AppError} OVERLOADED while the store is away
 */
export async function storeVariants(
  deps: Pick<Deps, 'photoStore'>,
  variants: readonly PhotoVariant[],
): Promise<void> {
  for (const { key, bytes, type } of variants) {
    if (!(await deps.photoStore.has(key))) await deps.photoStore.put(key, bytes, type);
  }
}
