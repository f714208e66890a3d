import { describe, expect, test } from 'vitest';
import { createFreshReader } from './answer-version.ts';

describe('reads that are shared', () => {
  test('whoever asks during a read gets one that begins afterwards, and all of them the same', async () => {
    const reads: PromiseWithResolvers<number>[] = [];
    const fresh = createFreshReader(() => {
      const read = Promise.withResolvers<number>();
      reads.push(read);
      return read.promise;
    });
    const [first, atOnce] = [fresh(), fresh()];
    await expect.poll(() => reads.length).toBe(1);
    const [second, third] = [fresh(), fresh()];
    reads[0]?.resolve(1);
    expect(await Promise.all([first, atOnce])).toEqual([1, 1]);
    await expect.poll(() => reads.length).toBe(2);
    const fourth = fresh();
    reads[1]?.resolve(2);
    expect(await Promise.all([second, third])).toEqual([2, 2]);
    await expect.poll(() => reads.length).toBe(3);
    reads[2]?.resolve(3);
    expect(await fourth).toBe(3);
  });

  test('a read that fails fails for those who shared it, and the next one is tried', async () => {
    let reads = 0;
    const fresh = createFreshReader(async () => {
      reads += 1;
      if (reads < 3) throw new Error(`read ${reads}`);
      return reads;
    });
    const [first, atOnce] = [fresh(), fresh()];
    await expect(first).rejects.toThrow('read 1');
    await expect(atOnce).rejects.toThrow('read 1');
    await expect(fresh()).rejects.toThrow('read 2');
    expect(await fresh()).toBe(3);
  });
});
