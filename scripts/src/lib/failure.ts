/** Errors that tell the reader what to do; a stack would only hide it. */
const EXPECTED = ['EmbeddedPostgresError', 'ConfigError', 'SchemaError', 'SetUpError'];

/**
 * An expected failure of a command, whose message says what is wrong and what to do about it.
 *
 * @param what one sentence: what failed
 * @param remedy what the reader can do
 */
export function setUpError(what: string, remedy: string): Error {
  const error = new Error(`${what}\n${remedy}`);
  error.name = 'SetUpError';
  return error;
}

/** What to print about a failure: the message alone when it was expected, with its stack when it is a bug. */
export function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return `failed: ${String(error)}`;
  return EXPECTED.includes(error.name) ? error.message : (error.stack ?? error.message);
}

/** Runs a command to its end. When it fails, prints why to stderr and lets the process end with code 1. */
export async function runCommandLine(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    process.stderr.write(`${describeFailure(error)}\n`);
    process.exitCode = 1;
  }
}
