/**
 * Starts something and lets it run until SIGTERM or SIGINT asks it to stop; then closes it and ends the process: with 0, or with 1
 * when it could not be closed. Asked a second time, more than a second later, the process ends at once, with 130. A request that
 * comes while it still starts is obeyed as soon as it has.
 * @returns once it has started
 * @throws when it cannot be started
 */
export async function stopWhenAsked<Running extends { close(): Promise<void> }>(
  start: () => Promise<Running>,
): Promise<Running> {
  let askedAt: number | undefined;
  const starting = Promise.withResolvers<Running>();
  const stop = () => {
    if (askedAt === undefined) {
      askedAt = performance.now();
      void starting.promise.then(endInOrder, () => undefined);
    } else if (performance.now() - askedAt > SAME_REQUEST_MS) {
      process.exit(130);
    }
  };
  // From the first moment: a service manager may change its mind while the process starts.
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  // A terminal that is closed, or a restart that is meant for the process in front.
  process.on('SIGHUP', () => undefined);
  starting.resolve(start());
  return starting.promise;
}

/** One Ctrl-C arrives several times: from the terminal, and from whoever started this process. */
const SAME_REQUEST_MS = 1000;

async function endInOrder(running: { close(): Promise<void> }): Promise<void> {
  try {
    await running.close();
    process.exit(0);
  } catch (error) {
    console.error(error);
    process.exit(1);
  }
}
