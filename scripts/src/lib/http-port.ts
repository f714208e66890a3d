import { createServer } from 'node:net';
import { setUpError } from './failure.ts';

/**
 * Makes sure that the server will be able to listen, before anything slow begins.
 *
 * @param port 0 stands for any free port and always passes
 * @throws SetUpError that says which setting to change
 */
export async function assertPortFree(host: string, port: number): Promise<void> {
  if (port === 0) return;
  const server = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen({ host, port, exclusive: true }, resolve);
    });
  } catch (error) {
    throw refused(host, port, error);
  } finally {
    server.close();
  }
}

function refused(host: string, port: number, error: unknown): Error {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    return setUpError(
      `Port ${port} of ${host} is in use, perhaps by another Scampolo.`,
      `Stop what listens there, or choose another port: PORT=${port + 1} npx pnpm@12 start`,
    );
  }
  if (code === 'EACCES') {
    return setUpError(`This user may not listen on port ${port}.`, 'Set PORT to a number above 1023.');
  }
  return setUpError(
    `Nothing can listen on ${host}, port ${port} (${String(error)}).`,
    'Set HOST to an address of this machine.',
  );
}
