import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { unzip } from './testing/unzip.ts';
import { type ZipEntry, zipStream } from './zip-stream.ts';

/** Entries of one letter each, and how far they were asked for, opened and let go. */
function letters(count: number, bytes = 1) {
  const seen = { asked: 0, open: 0, mostOpen: 0, returned: false };
  async function* entries(): AsyncGenerator<ZipEntry> {
    try {
      for (; seen.asked < count; ) {
        seen.asked += 1;
        seen.open += 1;
        seen.mostOpen = Math.max(seen.mostOpen, seen.open);
        const content = Readable.from([Buffer.alloc(bytes, 'a')], { objectMode: false });
        content.once('close', () => {
          seen.open -= 1;
        });
        yield { path: `${seen.asked}.txt`, content, compress: seen.asked % 2 === 0 };
      }
    } finally {
      seen.returned = true;
    }
  }
  return { seen, entries: entries() };
}

describe('zipStream', () => {
  it('gives an archive of the entries, whole and in order, compressed or not', async () => {
    const [noise, text] = [randomBytes(300_000), 'città '.repeat(50_000)];
    async function* entries(): AsyncGenerator<ZipEntry> {
      yield { path: 'a/noise.webp', content: Readable.from([noise]), compress: false };
      yield { path: 'text.json', content: Readable.from([text.slice(0, 7), text.slice(7)]), compress: true };
      yield { path: 'empty.txt', content: Readable.from([]), compress: true };
    }
    const files = await unzip(await buffer(zipStream(entries())));
    expect([...files.keys()]).toEqual(['a/noise.webp', 'text.json', 'empty.txt']);
    expect(files.get('a/noise.webp')?.equals(noise)).toBe(true);
    expect(files.get('text.json')?.toString()).toBe(text);
    expect(files.get('empty.txt')?.length).toBe(0);
  });

  it('is an archive also without entries', async () => {
    const { entries } = letters(0);
    expect((await unzip(await buffer(zipStream(entries)))).size).toBe(0);
  });

  it('asks for the next entry only when somebody reads', async () => {
    const { seen, entries } = letters(1_000, 20_000);
    const stream = zipStream(entries);
    await once(stream, 'readable');
    await once(stream.destroy(), 'close');
    expect(seen.asked).toBeLessThan(20);
    expect(seen).toMatchObject({ open: 0, returned: true });
  });

  it('has two entries open at most', async () => {
    const { seen, entries } = letters(200);
    expect((await unzip(await buffer(zipStream(entries)))).size).toBe(200);
    expect(seen).toMatchObject({ asked: 200, open: 0, returned: true });
    expect(seen.mostOpen).toBeLessThanOrEqual(2);
  });

  it.each<[string, () => AsyncGenerator<ZipEntry>]>([
    [
      'an entry’s content fails',
      async function* () {
        const content = new Readable({ read: () => content.destroy(new Error('disk gone')) });
        yield { path: 'a.txt', content, compress: true };
      },
    ],
    [
      'the entries fail',
      // biome-ignore lint/correctness/useYield: fails before the first
      async function* () {
        throw new Error('disk gone');
      },
    ],
    [
      'a later entry fails',
      async function* () {
        yield { path: 'a.txt', content: Readable.from(['a']), compress: true };
        throw new Error('disk gone');
      },
    ],
  ])('fails when %s', async (_what, entries) => {
    await expect(buffer(zipStream(entries()))).rejects.toThrow('disk gone');
  });

  it('refuses a name that leads out of the archive', async () => {
    async function* entries(): AsyncGenerator<ZipEntry> {
      yield { path: '../a.txt', content: Readable.from(['a']), compress: true };
    }
    await expect(buffer(zipStream(entries()))).rejects.toThrow('invalid relative path');
  });
});
