import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startEmbedded } from '@scampolo/db/embedded';
import { createTestDatabase, type TestDatabase } from '@scampolo/db/testing';
import { loadConfig } from '@scampolo/server/config';
import { type RunningServer, startServer } from '@scampolo/server/main';
import { sessionAnswer } from '@scampolo/shared/contract/identity';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { prepareDatabase } from './lib/prepare-database.ts';
import { runProgram } from './lib/run-program.ts';

const ADMIN = fileURLToPath(new URL('admin.ts', import.meta.url));
const EMAIL = 'ada@hub.example';
const JWT_SECRET = 'a-key-of-this-test-that-signs-its-tokens';

let dataDir: string;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'scampolo-admin-'));
  await chmod(dataDir, 0o711);
});
afterEach(() => rm(dataDir, { recursive: true, maxRetries: 20, retryDelay: 50 }));

const admin = (args: readonly string[], env: Record<string, string> = {}) =>
  runProgram(process.execPath, [ADMIN, ...args], {
    output: 'capture',
    env: { DATABASE_URL: '', DATA_DIR: dataDir, JWT_SECRET, ...env },
  });

describe('beside a server', () => {
  let testDatabase: TestDatabase;
  let server: RunningServer;

  beforeEach(async () => {
    testDatabase = await createTestDatabase();
    const settings = { NODE_ENV: 'test', RATE_LIMIT: 'off', LOG_LEVEL: 'silent', PORT: '0', JWT_SECRET };
    const config = { ...loadConfig(settings), dataDir };
    server = await startServer({ config, databaseUrl: testDatabase.url, webFolder: null });
  });
  afterEach(async () => {
    await server.close();
    await testDatabase.drop();
  });

  const run = (...args: string[]) => admin(args, { DATABASE_URL: testDatabase.url });
  const api = (path: string, init: RequestInit = {}) => fetch(`${server.address}/api/v1${path}`, init);
  const post = (path: string, body: unknown) =>
    api(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  test('invites the first staff, shows them, suspends them and lets them in again', async () => {
    expect((await run('list-staff')).output).toContain('Nobody yet');
    const { code, output } = await run('invite', EMAIL, '--hub', 'milano');
    expect(code).toBe(0);
    const token = /\/join#(\S+)/.exec(output)?.[1];
    const accepted = await post('/invitations/accept', {
      token,
      name: 'Ada',
      password: 'a long enough password',
    });
    const session = sessionAnswer.parse(await accepted.json());
    expect(session.me).toMatchObject({
      email: EMAIL,
      emailConfirmed: true,
      staffOf: ['milano'],
      admin: false,
    });
    expect((await run('list-staff')).output).toBe(`${EMAIL}  Ada  staff of milano\n`);

    const me = () => api('/me', { headers: { authorization: `Bearer ${session.accessToken}` } });
    expect((await me()).status).toBe(200);
    expect(await run('suspend', EMAIL, '--note', 'Left the hub.')).toMatchObject({ code: 0 });
    expect((await me()).status).toBe(401);
    expect((await run('list-staff')).output).toContain('(suspended)');
    expect(await run('restore', EMAIL)).toMatchObject({ code: 0 });
    const again = await post('/auth/login', { email: EMAIL, password: 'a long enough password' });
    expect(again.status).toBe(200);
  });

  test('says what is wrong, in words, and ends with 1', async () => {
    const cases: [string[], RegExp][] = [
      [['invite', EMAIL, '--hub', 'atlantis'], /no hub "atlantis"[\s\S]*milano/],
      [['suspend', EMAIL, '--note', 'x'], /No account has the address/],
      [['invite', EMAIL], /--hub milano/],
    ];
    for (const [args, message] of cases) {
      const { code, output } = await run(...args);
      expect(code).toBe(1);
      expect(output).toMatch(message);
      expect(output).not.toMatch(/\n\s+at /);
    }
  });
});

test('without DATABASE_URL it works on the PostgreSQL of DATA_DIR, which runs already or is started for it', async () => {
  const embedded = await startEmbedded({ dataDir, purpose: 'throwaway' });
  const prepared = await prepareDatabase({ ...loadConfig({}), databaseUrl: embedded.url }, () => undefined);
  expect(prepared.embedded).toBeNull();
  try {
    expect((await admin(['list-staff'])).output).toContain('Nobody yet');
  } finally {
    await embedded.stop();
  }
  expect((await admin(['list-staff'])).output).toContain('Nobody yet');
});
