/** What a page tells the service worker that it shows now, so that it is kept. */
export interface OpenPage {
  keep: {
    url: string;
    /** addresses of the photos that can be seen */
    photos: readonly string[];
  };
}
