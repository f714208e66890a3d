/** What the build of this worker consists of; put in its place by `web/worker-build.ts`. */
declare const __BUILD__: {
  /** changes with any file */
  id: string;
  /** addresses of the files that search, listings and the page without a network need, with all they load later */
  first: readonly string[];
  /** those of every other page, which only members open */
  rest: readonly string[];
};

export const BUILD = __BUILD__;
