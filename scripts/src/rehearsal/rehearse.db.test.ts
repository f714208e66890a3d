import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '@scampolo/db/client';
import { createTestDatabase } from '@scampolo/db/testing';
import { expect, it } from 'vitest';
import { expectedOf, rehearse } from './rehearse.ts';

it('two servers without stickiness and a worker do the main job as one does', async () => {
  const test = await createTestDatabase();
  const database = connect(test.url, { maxConnections: 2 });
  const dataDir = await mkdtemp(join(tmpdir(), 'scampolo-rehearsal-'));
  try {
    const options = {
      database,
      databaseUrl: test.url,
      dataDir,
      servers: 2,
      workers: 1,
      pieces: 10,
      claimants: 6,
    };
    const { given, limited, ...rest } = await rehearse(options);
    expect(rest).toEqual(expectedOf(options));
    expect(rest.held.claims).toBe(10);
    expect(rest.mails.sent).toBe(22);
    expect(given).toHaveLength(2);
    expect(Math.max(...given) - Math.min(...given)).toBeLessThanOrEqual(1);
    expect(limited.through).toBeGreaterThanOrEqual(1200);
    // A twentieth for the second process, and what comes while a statement runs: that is for the machine to say.
    expect(limited.through).toBeLessThanOrEqual(1200 + 60 + 120);
  } finally {
    await database.close();
    await test.drop();
    await rm(dataDir, { recursive: true, force: true });
  }
}, 120_000);
