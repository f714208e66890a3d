import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type Database } from '@scampolo/db/client';
import { createTestDatabase, type TestDatabase } from '@scampolo/db/testing';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { LISTING, registerClient } from './rehearsal/client.ts';
import { type RunningCommand, startCommand } from './rehearsal/command.ts';

const LONG = { timeout: 60_000, interval: 20 };

let test: TestDatabase;
let database: Database;
let dataDir: string;
let commands: RunningCommand[] = [];
beforeAll(async () => {
  test = await createTestDatabase();
  database = connect(test.url, { maxConnections: 2 });
  dataDir = await mkdtemp(join(tmpdir(), 'scampolo-worker-'));
});
afterEach(async () => {
  await Promise.all(commands.map((command) => command.stop()));
  commands = [];
});
afterAll(async () => {
  await database.close();
  await test.drop();
  await rm(dataDir, { recursive: true });
});

function start(name: string, args: readonly string[] = []): RunningCommand {
  const command = startCommand(name, args, { DATABASE_URL: test.url, DATA_DIR: dataDir });
  commands.push(command);
  return command;
}

it('a worker that is stopped while it encodes a photo finishes it or gives it back, and the next one has it', async () => {
  const server = start('serve', ['--api-only']);
  const [, address = ''] = await server.saying(/ready: (http\S+)/);
  await uploadPhoto(address);
  const job = async () => {
    const [row] = await database.sql`select state from pgboss.job where name = 'encode-avif'`;
    return String(row?.['state']);
  };
  expect(await job()).toBe('created');

  const first = start('worker', ['--health-port', '0']);
  const [, health = ''] = await first.saying(/works on its jobs \((http\S+)\)/);
  expect((await fetch(`${health}/readyz`)).status).toBe(200);
  expect(await (await fetch(`${health}/metrics`)).text()).toContain('jobs{queue="encode-avif"');
  await expect.poll(job, LONG).not.toBe('created');
  expect(await first.stop()).toBe(0);
  expect(['completed', 'retry']).toContain(await job());

  await database.sql`update pgboss.job set start_after = now() where name = 'encode-avif' and state = 'retry'`;
  start('worker');
  await expect.poll(job, LONG).toBe('completed');
  const [photo] = await database.sql`select variants from listing_photos`;
  expect(JSON.stringify(photo?.['variants'])).toContain('image/avif');
}, 120_000);

async function uploadPhoto(address: string): Promise<void> {
  const person = await registerClient(address, database.db, '198.51.100.1');
  const made = await person.call('POST', '/listings', { ...LISTING, amount: { value: 5, unit: 'pcs' } });
  expect(made.status).toBe(201);
  const listing = made.json as { id: string };
  const noise = sharp({
    create: {
      width: 2400,
      height: 1800,
      channels: 3,
      background: '#888',
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  });
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(await noise.jpeg().toBuffer())]), 'photo.jpg');
  const answer = await fetch(`${address}/api/v1/listings/${listing.id}/photos`, {
    method: 'POST',
    headers: person.headers,
    body: form,
  });
  expect(answer.status).toBe(201);
}
