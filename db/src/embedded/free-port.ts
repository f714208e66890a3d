import { createServer } from 'node:net';
import { embeddedProblem, systemCode } from './problem.ts';

/** Whether a TCP port of 127.0.0.1 can be listened on at this moment. */
export async function isPortFree(port: number): Promise<boolean> {
  try {
    await listenOnce(port);
    return true;
  } catch (error) {
    if (systemCode(error) === 'EADDRINUSE') return false;
    throw listeningRefused(error);
  }
}

/** A TCP port of 127.0.0.1 that the system calls free at this moment; another process may still take it. */
export async function findFreePort(): Promise<number> {
  return listenOnce(0).catch((error: unknown) => {
    throw listeningRefused(error);
  });
}

function listenOnce(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      const address = server.address();
      const bound = typeof address === 'object' && address !== null ? address.port : port;
      server.close(() => resolve(bound));
    });
  });
}

function listeningRefused(error: unknown): Error {
  return embeddedProblem(
    'PostgreSQL needs a port on 127.0.0.1, and this system refuses to listen there.',
    'Allow local ports for this process, or set DATABASE_URL to a PostgreSQL that already runs.',
    String(error),
  );
}
