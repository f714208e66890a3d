import type { AskedJson } from '@scampolo/shared/contract/wanted';
import { useEffect, useState } from 'preact/hooks';
import { ApiError } from '../api/client.ts';
import { readAsked } from '../api/wanted.ts';

/**
 * Who looks for something like a lot, as it is saved; null while that is not known. It is a courtesy: where it cannot be told, nothing is said.
 * @param listingId null asks for nothing
 * @param key what it depends on; another one asks again
 */
export function useAsked(listingId: string | null, key = ''): AskedJson | null {
  const [asked, setAsked] = useState<AskedJson | null>(null);
  useEffect(() => {
    if (listingId === null) return;
    const controller = new AbortController();
    readAsked(listingId, controller.signal).then(setAsked, (cause: unknown) => {
      if (!controller.signal.aborted && !(cause instanceof ApiError)) throw cause;
    });
    return () => controller.abort();
  }, [listingId, key]);
  return asked;
}

/** How many people look for it, by a wanted post or a search that they keep. */
export function askingCount(asked: AskedJson | null): number {
  return asked ? asked.wanted.length + asked.searchers : 0;
}
