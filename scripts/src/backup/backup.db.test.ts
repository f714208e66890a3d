import { randomUUID } from 'node:crypto';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { startEmbedded } from '@scampolo/db/embedded';
import { loadConfig } from '@scampolo/server/config';
import { readBackupRecord } from '@scampolo/server/infra/backup-record';
import { createDiskStore, type PhotoStore } from '@scampolo/server/infra/storage/storage';
import { startServer } from '@scampolo/server/main';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCommand } from '../rehearsal/command.ts';
import {
  claimLength,
  PASSWORD,
  type PopulatedExchange,
  startPopulatedExchange,
} from '../testing/populated-exchange.ts';
import { type MadeBackup, makeBackup } from './make-backup.ts';
import { makePlaces } from './testing/places.ts';

const places = makePlaces();
let populated: PopulatedExchange;
let photoStore: PhotoStore;
let identity: string;
let recipient: string;

beforeAll(async () => {
  populated = await startPopulatedExchange();
  photoStore = await createDiskStore(join(populated.exchange.dataDir, 'photos'));
  identity = await generateX25519Identity();
  recipient = await identityToRecipient(identity);
});
afterAll(async () => {
  await populated.exchange.close();
  await places[Symbol.asyncDispose]();
});

const sql = () => populated.exchange.database.sql;
const photoKeys = async () =>
  (await sql()`select jsonb_array_elements(variants) ->> 'key' as key from listing_photos`)
    .map(({ key }) => String(key))
    // Others are made by jobs, some of them after the backup.
    .filter((key) => key.endsWith('.webp'));

/** A photo's bytes as the exchange has them. */
async function bytesOf(key: string): Promise<Buffer> {
  const file = await photoStore.open(key);
  if (file === null) throw new Error(`there is no photo ${key}`);
  return buffer(file.stream);
}

async function back(options: Partial<Parameters<typeof makeBackup>[0]> = {}): Promise<MadeBackup> {
  const { databaseUrl } = populated.exchange;
  return makeBackup({ databaseUrl, photoStore, folder: await places.folder(), recipients: [], ...options });
}

/** Calls the API of a server as somebody. */
function caller(address: string, token?: string) {
  return async (method: string, path: string, body?: object) => {
    const answer = await fetch(`${address}/api/v1${path}`, {
      method,
      headers: {
        ...(body && { 'content-type': 'application/json' }),
        ...(token !== undefined && { authorization: `Bearer ${token}`, 'idempotency-key': randomUUID() }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as Record<string, unknown>;
  };
}

async function signIn(address: string, { email }: { email: string }) {
  const { accessToken } = await caller(address)('POST', '/auth/login', { email, password: PASSWORD });
  return caller(address, String(accessToken));
}

/** The main job: a lot is offered, approved, claimed and handed over. */
async function doMainJob(address: string, { giver, taker, newcomer }: PopulatedExchange): Promise<string> {
  const [asGiver, asTaker, asNewcomer] = [
    await signIn(address, giver),
    await signIn(address, taker),
    await signIn(address, newcomer),
  ];
  const lot = {
    ...{
      title: 'Tela di lino',
      category: 'woven.suiting',
      form: 'end_of_roll',
      origin: 'overorder',
      condition: 'A',
    },
    ...{
      composition: [{ fibre: 'flax', percent: 100 }],
      compositionSource: 'label',
      weightGsm: 180,
      widthCm: 140,
    },
    ...{ amount: { value: 5, unit: 'm' }, smallestCut: { value: 0.5, unit: 'm' }, legalRoute: 'product' },
  };
  const { id } = await asNewcomer('POST', '/listings', lot);
  expect((await asNewcomer('POST', `/listings/${id}/submit`, {}))['status']).toBe('pending');
  await asGiver('POST', `/moderation/listings/${id}/decision`, { action: 'approve' });
  const claim = await asTaker('POST', `/listings/${id}/claims`, { amount: { value: 2, unit: 'm' } });
  const done = await asNewcomer('POST', `/claims/${claim['id']}/handover`, { massKg: 0.5 });
  return String(done['status']);
}

describe('a backup of an exchange in use', () => {
  it('restores to one that is whole: what was acknowledged before is there, amounts balance, and the main job works', async () => {
    const { exchange, taker, lengthId } = populated;
    await sql()`update workshops set trust = 'new' where id = ${populated.newcomer.workshopId}`;
    const acknowledged: string[] = [];
    let isOver = false;
    const asTaker = caller(exchange.address, taker.token);
    const claiming = Array.from({ length: 4 }, async () => {
      while (!isOver) {
        const id = await claimLength(exchange.address, taker, lengthId, 0.5);
        acknowledged.push(id);
        await asTaker('POST', `/claims/${id}/cancel`, {});
      }
    });
    await expect.poll(() => acknowledged.length, { timeout: 20_000 }).toBeGreaterThan(3);
    const before = [...acknowledged];
    const made = await back({
      before: async (part) => {
        if (part === 'photos')
          await expect
            .poll(() => acknowledged.length, { timeout: 20_000 })
            .toBeGreaterThan(before.length + 3);
      },
    });
    isOver = true;
    await Promise.all(claiming);
    expect((await stat(made.file)).mode & 0o777).toBe(0o600);

    const folder = await places.folder();
    const restored = startCommand('restore', [made.file, '--into', folder], {});
    expect(await restored.ended, restored.said()).toBe(0);
    expect(restored.said()).toContain('Everything is there.');

    const embedded = await startEmbedded({ dataDir: folder, purpose: 'throwaway' });
    const settings = { NODE_ENV: 'test', RATE_LIMIT: 'off', LOG_LEVEL: 'silent', PORT: '0' };
    const config = { ...loadConfig(settings), dataDir: folder };
    const server = await startServer({ config, databaseUrl: embedded.url, webFolder: null });
    try {
      const claims = (await signIn(server.address, taker))('GET', '/me/claims?limit=100');
      const ids = ((await claims)['items'] as { id: string }[]).map(({ id }) => id);
      expect(ids).toEqual(expect.arrayContaining(before.slice(0, 50)));
      for (const key of await photoKeys()) {
        const answer = await fetch(`${server.address}/photos/${key}`);
        expect(Buffer.from(await answer.arrayBuffer()).equals(await bytesOf(key))).toBe(true);
      }
      const found = await caller(server.address)('GET', '/search?q=gabardina');
      expect((found['hits'] as { id: string }[]).map(({ id }) => id)).toContain(lengthId);
      expect(await doMainJob(server.address, populated)).toBe('collected');
    } finally {
      await server.close();
      await embedded.stop();
    }
  }, 180_000);
});

describe('the command', () => {
  it('makes an encrypted backup, proves it by restoring, notes it, and deletes older ones', async () => {
    const { exchange } = populated;
    const folder = await places.folder();
    const keyFile = join(folder, 'key.txt');
    await writeFile(keyFile, `# created: today\n${identity}\n`);
    await writeFile(join(folder, 'scampolo-20200101T000000Z.tar'), 'an old one');
    const env = {
      DATABASE_URL: exchange.databaseUrl,
      DATA_DIR: exchange.dataDir,
      BACKUP_RECIPIENT: recipient,
    };
    const blind = startCommand('backup', ['--to', folder, '--verify'], env);
    expect(await blind.ended).toBe(1);
    expect(blind.said()).toContain('--verify opens the backup again');
    const command = startCommand(
      'backup',
      ['--to', folder, '--keep', '1', '--verify', '--identity', keyFile],
      env,
    );
    expect(await command.ended, command.said()).toBe(0);
    const [name, ...more] = (await readdir(folder)).filter((one) => one.startsWith('scampolo-'));
    expect([name, more]).toEqual([expect.stringMatching(/\.tar\.age$/), []]);
    const record = await readBackupRecord(exchange.dataDir);
    expect(record).toMatchObject({
      file: join(folder, name ?? ''),
      encrypted: true,
      verifiedAt: expect.any(String),
    });
    expect((await readFile(join(folder, name ?? ''))).includes('gabardina')).toBe(false);
  });
});
