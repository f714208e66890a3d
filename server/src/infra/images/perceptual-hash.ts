/** The grey picture that {@link perceptualHash} reads, in pixels. */
export const HASH_WIDTH = 9;
export const HASH_HEIGHT = 8;

/**
 * A 64-bit difference hash of how a picture looks, as 16 hex digits: for every spot whether the next one to its right is
 * lighter. Re-encoding, scaling, brightness and a narrow crop change up to about ten bits, another photo about 32. On cloth it
 * beats a hash by cosine transform, whose bits are noise where only folds and light vary. It hints at a duplicate for a person to
 * look at; it proves nothing.
 * @param grey {@link HASH_WIDTH} × {@link HASH_HEIGHT} grey values in rows
 */
export function perceptualHash(grey: ArrayLike<number>): string {
  let bits = 0n;
  for (let y = 0; y < HASH_HEIGHT; y += 1) {
    for (let x = 0; x + 1 < HASH_WIDTH; x += 1) {
      const at = y * HASH_WIDTH + x;
      bits = (bits << 1n) | ((grey[at] ?? 0) < (grey[at + 1] ?? 0) ? 1n : 0n);
    }
  }
  return bits.toString(16).padStart(16, '0');
}
