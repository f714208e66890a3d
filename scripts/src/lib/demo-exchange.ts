import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setUpError } from './failure.ts';
import { startProgram } from './run-program.ts';

/** The exchange with its demo data, in a process and a folder of its own. */
export interface DemoExchange extends AsyncDisposable {
  /** such as `http://127.0.0.1:40123` */
  address: string;
}

const MOST_MINUTES = 10;

/**
 * Starts what `pnpm start` starts, on an empty folder and a free port, and waits until it is ready.
 *
 * @throws SetUpError when it is not ready within ten minutes
 */
export async function startDemoExchange(): Promise<DemoExchange> {
  const dataDir = await mkdtemp(join(tmpdir(), 'scampolo-demo-'));
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const program = startProgram(process.execPath, ['scripts/src/start.ts'], {
    env: { DATA_DIR: dataDir, PORT: String(port), HOST: '127.0.0.1', LOG_LEVEL: 'error', RATE_LIMIT: 'off' },
  });
  const close = async (): Promise<void> => {
    await program.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    await until(async () => (await fetch(`${address}/readyz`)).ok);
  } catch (error) {
    await close();
    throw error;
  }
  return { address, [Symbol.asyncDispose]: close };
}

/** The cookies of a demo account, as one header. */
export async function signInDemo(address: string, email: string): Promise<string> {
  const answer = await fetch(`${address}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: 'scampolo-demo' }),
  });
  if (!answer.ok) throw new Error(`sign-in of ${email} answered ${answer.status}`);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + MOST_MINUTES * 60_000;
  while (!(await isSo().catch(() => false))) {
    if (Date.now() > end) {
      throw setUpError('The exchange did not get ready.', 'Run `pnpm start` to see what it says.');
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
