/**
 * Header of every page's answer: the id of the member whom the page was made for, or {@link NOBODY}. Problems do not have it: who
 * asks may not be known when something is broken.
 */
export const READER_HEADER = 'scampolo-reader';

/** Header of a page that may be kept on the device to be read without a network; the value is {@link KEEP}. */
export const KEEP_HEADER = 'scampolo-keep';
export const KEEP = 'yes';

/** The reader of a page that nobody signed in for. */
export const NOBODY = 'nobody';

/** What a device keeps of each reader at most: pages, photos of them, the bytes of each photo, and for how long. */
export const OFFLINE_LIMITS = { pages: 30, photos: 60, photoBytes: 200_000, days: 30 } as const;

/** The address of the service worker. It stands at the root, so that it may answer for every page. */
export const WORKER_PATH = '/sw.js';

/** The page that says what works without a network. */
export const OFFLINE_PATH = '/offline';
