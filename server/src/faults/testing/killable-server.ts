import { fileURLToPath } from 'node:url';
import type { TestApp } from '../../testing/test-app.ts';
import { startKillable } from './killable.ts';

const MAIN = fileURLToPath(new URL('../../main.ts', import.meta.url));

/** A server process on a test's database and folder. */
export interface KillableServer {
  address: string;
  kill(): Promise<void>;
}

/**
 * Starts `server/src/main.ts` (the API alone) beside a {@link TestApp}, which accepts its tokens, and waits until it listens.
 */
export async function startKillableServer(
  test: TestApp,
  env: Record<string, string> = {},
): Promise<KillableServer> {
  const { said, kill } = await startKillable(
    [MAIN, '--api-only'],
    {
      DATABASE_URL: test.databaseUrl,
      DATA_DIR: test.deps.config.dataDir,
      PORT: '0',
      NODE_ENV: 'test',
      RATE_LIMIT: 'off',
      JWT_SECRET: test.deps.jwtSecret,
      ...env,
    },
    /Server listening at (http:\/\/[^"]+)/,
  );
  return { address: said, kill };
}
