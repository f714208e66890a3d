import { afterEach, describe, expect, it } from 'vitest';
import { createRequestCounts, type RequestCounts, type ShareCounts } from './request-counts.ts';

const MOST = 100;
const HOUR_MS = 3_600_000;
const quiet = { warn: () => undefined };

let made: RequestCounts[] = [];
afterEach(() => {
  for (const counts of made) counts.stop();
  made = [];
});

function countsOf(share: ShareCounts): RequestCounts {
  const counts = createRequestCounts({ share, log: quiet, most: MOST, windowMs: HOUR_MS, everyMs: HOUR_MS });
  made.push(counts);
  return counts;
}

/** What the processes share, as the database does. */
function sharedTable() {
  const sums = new Map<string, number>();
  const share: ShareCounts = async (counted) =>
    counted.map(({ network, count }) => {
      const sum = (sums.get(network) ?? 0) + count;
      sums.set(network, sum);
      return { network, count: sum, endsInMs: HOUR_MS };
    });
  return { sums, share };
}

describe('request counts', () => {
  it('of one process are exact before anything was shared', () => {
    const counts = countsOf(sharedTable().share);
    for (let count = 1; count <= 4; count += 1) expect(counts.add('net').count).toBe(count);
    expect(counts.add('other').count).toBe(1);
  });

  it('of several processes let through the limit, and for each other process a twentieth of it at most', async () => {
    const { share } = sharedTable();
    const processes = [countsOf(share), countsOf(share), countsOf(share), countsOf(share)];
    let through = 0;
    for (let round = 0; round < MOST; round += 1) {
      for (const counts of processes) if (counts.add('net').count <= MOST) through += 1;
      // Statements that were sent come back before the next requests.
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(through).toBeGreaterThanOrEqual(MOST);
    expect(through).toBeLessThanOrEqual(MOST + 3 * (MOST / 20));
  });

  it('are told once, also what was counted while they were on their way', async () => {
    const { sums, share } = sharedTable();
    const arrived = Promise.withResolvers<void>();
    const counts = countsOf(async (counted) => {
      await arrived.promise;
      return share(counted);
    });
    counts.add('net');
    const sharing = counts.share();
    expect(counts.add('net').count).toBe(2);
    arrived.resolve();
    await sharing;
    await counts.share();
    expect(sums.get('net')).toBe(2);
    expect(counts.add('net').count).toBe(3);
  });

  it('go on in each process, and are told later, while the database is away', async () => {
    const { sums, share } = sharedTable();
    let isAway = true;
    const counts = countsOf(async (counted) => {
      if (isAway) throw new Error('away');
      return share(counted);
    });
    counts.add('net');
    await counts.share();
    expect(counts.add('net').count).toBe(2);
    await counts.share();
    isAway = false;
    await counts.share();
    expect(sums.get('net')).toBe(2);
  });
});
