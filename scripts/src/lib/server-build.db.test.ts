import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { createTestDatabase, type TestDatabase } from '@scampolo/db/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildServerWhenStale, bundleFolder, SERVER_SOURCES, serverEntry } from './server-build.ts';

/** Loaded by later answers, or with a bucket, a mail server or a photo only. */
const LATER = ['@aws-sdk', '@zxcvbn-ts', 'bowser', 'culori', 'nodemailer', 'sharp', 'thumbhash'];

let database: TestDatabase;
let dataDir: string;
let child: ChildProcess;
let address: string;
let log = '';

beforeAll(async () => {
  await buildServerWhenStale(() => undefined);
  database = await createTestDatabase();
  dataDir = await mkdtemp(join(tmpdir(), 'scampolo-bundle-'));
  const watch = `data:text/javascript,${encodeURIComponent(TELL_MODULES)}`;
  child = fork(serverEntry('serve-process'), ['--jobs', '--api-only'], {
    execArgv: ['--import', watch],
    env: {
      DATABASE_URL: database.url,
      DATA_DIR: dataDir,
      PORT: '0',
      NODE_ENV: 'test',
      JWT_SECRET: 'test-secret-of-32-characters-or-more',
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      log += text;
    });
  }
  address = await Promise.race([
    answerOf<{ kind: string; address: string }>('ready').then((message) => message.address),
    once(child, 'exit').then(() => Promise.reject(new Error(log))),
  ]);
});

afterAll(async () => {
  if (child?.exitCode === null && child.signalCode === null) {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  await database?.drop();
  await rm(dataDir, { recursive: true, force: true });
});

/** Before the program: tells which modules were loaded, when asked. */
const TELL_MODULES = `
  import { registerHooks } from 'node:module';
  const loaded = [];
  registerHooks({ load(url, context, next) { loaded.push(url); return next(url, context); } });
  process.on('message', (message) => {
    if (message === 'modules') process.send({ kind: 'modules', loaded });
  });
`;

async function answerOf<Message extends { kind: string }>(kind: string): Promise<Message> {
  for (;;) {
    const [message] = (await once(child, 'message')) as [Message];
    if (message.kind === kind) return message;
  }
}

test('the bundle of the repository starts, answers, and loads nothing from node_modules for it', async () => {
  expect(dirname(serverEntry('serve-process'))).toBe(bundleFolder(SERVER_SOURCES));
  const answer = await fetch(`${address}/api/v1/search?q=lana`);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ total: 0, hits: [] });

  const told = answerOf<{ kind: string; loaded: string[] }>('modules');
  child.send('modules');
  const { loaded } = await told;
  const files = loaded.filter((url) => url.startsWith('file:')).map((url) => basename(new URL(url).pathname));
  expect(files).toContain('serve-process.js');
  expect(loaded.filter((url) => url.includes('node_modules') || url.endsWith('.ts'))).toEqual([]);
  const later = new RegExp(
    `packages~(.*~)?(${LATER.map((name) => name.replace(/^@.*\//, '')).join('|')})[-~]`,
  );
  expect(files.filter((name) => later.test(name))).toEqual([]);
});

test('it stops in order when told to', async () => {
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  expect(await exited).toEqual([0, null]);
});
