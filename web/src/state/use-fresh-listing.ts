import type { ListingJson } from '@scampolo/shared/contract/listings';
import { useEffect, useRef } from 'preact/hooks';
import { ApiError } from '../api/client.ts';
import { readListing } from '../api/listings.ts';

/** How often a page that is looked at asks, and how soon it asks again when one comes back to it, in milliseconds. */
const EVERY_MS = 60_000;
const AGAIN_AFTER_MS = 5_000;

/**
 * Keeps a listing as it is now: what others take of it shows without a reload. Asks when one comes back to the page, and once
 * a minute while it is looked at.
 * @returns asks now; what cannot be had is left as it was
 */
export function useFreshListing(id: string, onListing: (listing: ListingJson) => void): () => Promise<void> {
  const asked = useRef(0);
  const refresh = async (): Promise<void> => {
    asked.current = Date.now();
    try {
      onListing(await readListing(id));
    } catch (cause) {
      // Nobody asked for this: a lost network or a listing that is gone shows with the next deed.
      if (!(cause instanceof ApiError)) throw cause;
    }
  };
  useEffect(() => {
    asked.current = Date.now();
    const look = (after: number): void => {
      if (document.visibilityState === 'visible' && Date.now() - asked.current >= after) void refresh();
    };
    const back = (): void => look(AGAIN_AFTER_MS);
    const timer = setInterval(() => look(EVERY_MS), EVERY_MS);
    document.addEventListener('visibilitychange', back);
    addEventListener('focus', back);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', back);
      removeEventListener('focus', back);
    };
  }, []);
  return refresh;
}
