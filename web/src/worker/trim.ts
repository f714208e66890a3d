/**
 * Leaves the newest `most` entries, and beside them the one at `spared`: a cache lists entries in the order they came, and what comes
 * again goes to the end.
 */
export async function trim(cache: Cache, most: number, spared?: string): Promise<void> {
  const keys = (await cache.keys()).filter(({ url }) => new URL(url).pathname !== spared);
  const excess = keys.slice(0, Math.max(0, keys.length - most));
  await Promise.all(excess.map((key) => cache.delete(key)));
}
