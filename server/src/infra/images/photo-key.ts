import { createHash } from 'node:crypto';
import type { PhotoVariant } from './photo.ts';

/** A variant with the content address of its bytes. */
export function withKey(
  variant: { width: number; height: number; bytes: Uint8Array },
  extension: 'webp' | 'avif',
): PhotoVariant {
  const sha256 = createHash('sha256').update(variant.bytes).digest('hex');
  return { key: `${sha256}.${extension}`, type: `image/${extension}`, ...variant };
}
