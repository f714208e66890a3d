import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createImagePipeline, type ImagePipeline, type ImagePipelineOptions } from './pipeline.ts';
import { lopsidedPicture } from './testing/sample-photos.ts';

let folder: string;
let photo: string;
const opened: ImagePipeline[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'worker-'));
  photo = join(folder, 'photo.png');
  await writeFile(photo, await lopsidedPicture());
});
afterEach(() => Promise.all(opened.splice(0).map((pipeline) => pipeline.close())));
afterAll(() => rm(folder, { recursive: true }));

/** A pipeline, and the process ids of the workers that it started and saw ending. */
function freshPipeline(options: Omit<ImagePipelineOptions, 'log'> = {}) {
  const pids: number[] = [];
  const ended: number[] = [];
  const debug = (fields: object, message: string) => {
    if ('pid' in fields) (message === 'image worker started' ? pids : ended).push(Number(fields.pid));
  };
  const images = createImagePipeline({ log: { debug }, ...options });
  opened.push(images);
  return { images, pids, ended };
}

let pipes = 0;
/** A file that a worker reads for as long as the test wants: a pipe nobody has written to yet. */
function endlessFile(): string {
  pipes += 1;
  const path = join(folder, `pipe-${pipes}`);
  execFileSync('mkfifo', [path]);
  return path;
}

describe('the image worker', () => {
  it('is one process for many photos', async () => {
    const { images, pids } = freshPipeline();
    for (let round = 0; round < 4; round += 1) await images.process(photo);
    expect(pids).toHaveLength(1);
  });

  it('that is killed in the middle of a photo fails that photo only', async () => {
    const { images, pids } = freshPipeline();
    const lost = images.process(endlessFile());
    const next = images.process(photo);
    await expect.poll(() => pids).toHaveLength(1);

    process.kill(pids[0] ?? 0, 'SIGKILL');

    await expect(lost).rejects.toMatchObject({ code: 'PHOTO_FAILED' });
    expect(await next).toMatchObject({ width: 480, height: 320 });
    expect(pids).toHaveLength(2);
  });

  it('that dies between two photos is replaced', async () => {
    const { images, pids, ended } = freshPipeline();
    await images.process(photo);
    process.kill(pids[0] ?? 0, 'SIGKILL');
    await expect.poll(() => ended).toEqual(pids);

    expect(await images.process(photo)).toMatchObject({ width: 480 });
    expect(pids).toHaveLength(2);
  });

  it('that takes too long is ended, and its photo fails', async () => {
    const { images, pids } = freshPipeline({ timeoutMs: 300 });
    const stuck = images.process(endlessFile());
    await expect(stuck).rejects.toMatchObject({ code: 'PHOTO_FAILED' });
    expect(isRunning(pids[0])).toBe(false);
  });

  it('is replaced after its number of photos', async () => {
    const { images, pids } = freshPipeline({ photosPerWorker: 2 });
    for (let round = 0; round < 5; round += 1) await images.process(photo);
    expect(pids).toHaveLength(3);
    expect(pids.map(isRunning)).toEqual([false, false, true]);
  });

  it('is replaced once it holds too much memory', async () => {
    const { images, pids } = freshPipeline({ recycleAboveRssBytes: 1 });
    for (let round = 0; round < 2; round += 1) await images.process(photo);
    expect(pids.map(isRunning)).toEqual([false, false]);
  });

  it('that takes too much memory for one photo refuses it and dies; the next photo has another', async () => {
    const { images, pids } = freshPipeline({ killAboveRssBytes: 1 });
    for (let round = 0; round < 2; round += 1) {
      await expect(images.process(endlessFile())).rejects.toMatchObject({ code: 'PHOTO_TOO_LARGE' });
    }
    expect(pids).toHaveLength(2);
  });

  it('leaves when it has nothing to do, and comes back', async () => {
    const { images, pids, ended } = freshPipeline({ idleMs: 1 });
    await images.process(photo);
    await expect.poll(() => ended).toEqual(pids);
    await images.process(photo);
    expect(pids).toHaveLength(2);
  });

  it('ignores the signals that a terminal sends to everybody', async () => {
    const { images, pids } = freshPipeline();
    await images.process(photo);
    process.kill(pids[0] ?? 0, 'SIGINT');
    process.kill(pids[0] ?? 0, 'SIGTERM');
    await images.process(photo);
    expect(pids).toHaveLength(1);
  });

  it('ends when the server is killed, even while it works', async () => {
    const server = spawn(process.execPath, ['--input-type=module', '-e', serverProgram(endlessFile())], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [chunk] = await once(server.stdout, 'data');
    const pid = Number(chunk);
    expect(isRunning(pid)).toBe(true);

    server.kill('SIGKILL');

    await expect.poll(() => isRunning(pid), { timeout: 5_000 }).toBe(false);
  });

  it('knows nothing of the environment of the server', async () => {
    process.env['JWT_SECRET'] = 'a-secret-of-the-server';
    const { images, pids } = freshPipeline();
    await images.process(photo);
    delete process.env['JWT_SECRET'];
    const environment = execFileSync('ps', ['eww', String(pids[0])], { encoding: 'utf8' });
    expect(environment).toContain('MALLOC_ARENA_MAX=2');
    expect(environment).not.toContain('a-secret-of-the-server');
  });
});

describe('the queue', () => {
  it('takes one photo and two that wait; the fourth is told to come back', async () => {
    const { images } = freshPipeline();
    const pipe = endlessFile();
    const inHand = [images.process(pipe), images.process(photo), images.process(photo)];

    await expect(images.process(photo)).rejects.toMatchObject({ code: 'PHOTO_BUSY', status: 503 });

    await writeFile(pipe, await readFile(photo));
    expect(await Promise.all(inHand)).toHaveLength(3);
    expect(await images.process(photo)).toMatchObject({ width: 480 });
  });

  it('has AVIF wait for everybody, and never in the place of a member', async () => {
    const { images } = freshPipeline();
    const kept = join(folder, 'kept.webp');
    await writeFile(kept, (await images.process(photo)).variants[0]?.bytes ?? '');
    const done: string[] = [];
    const note = (name: string) => () => done.push(name);
    const pipe = endlessFile();
    const size = { width: 400, belowBytes: 1e6 };
    const all = [
      images.process(pipe).then(note('member 1')),
      images.encodeAvif(kept, size).then(note('AVIF 1')),
      images.encodeAvif(kept, size).then(note('AVIF 2')),
      images.process(photo).then(note('member 2')),
      images.process(photo).then(note('member 3')),
    ];
    await expect(images.process(photo)).rejects.toMatchObject({ code: 'PHOTO_BUSY' });

    await writeFile(pipe, await readFile(photo));
    await Promise.all(all);

    expect(done).toEqual(['member 1', 'member 2', 'member 3', 'AVIF 1', 'AVIF 2']);
  });

  it('fails AVIF that waits when the server closes', async () => {
    const { images, pids } = freshPipeline();
    const inHand = [images.process(endlessFile()), images.encodeAvif(photo, { width: 400, belowBytes: 1 })];
    const outcomes = Promise.allSettled(inHand);
    await expect.poll(() => pids).toHaveLength(1);
    await images.close();
    for (const outcome of await outcomes) expect(outcome).toMatchObject({ reason: { code: 'PHOTO_FAILED' } });
  });

  it('frees a place also when a photo is refused', async () => {
    const { images } = freshPipeline({ maxQueue: 0 });
    const html = join(folder, 'page.html');
    await writeFile(html, '<html>');
    for (let round = 0; round < 3; round += 1) {
      await expect(images.process(html)).rejects.toMatchObject({ code: 'PHOTO_UNSUPPORTED' });
    }
  });

  it('fails what it holds when the server closes, and takes nothing more', async () => {
    const { images, pids } = freshPipeline();
    const inHand = [images.process(endlessFile()), images.process(photo)];
    const outcomes = Promise.allSettled(inHand);
    await expect.poll(() => pids).toHaveLength(1);

    await images.close();

    for (const outcome of await outcomes) expect(outcome).toMatchObject({ reason: { code: 'PHOTO_FAILED' } });
    await expect(images.process(photo)).rejects.toMatchObject({ code: 'PHOTO_FAILED' });
    expect(pids.map(isRunning)).toEqual([false]);
  });

  it('says that a photo failed when its file is not there', async () => {
    const { images } = freshPipeline();
    await expect(images.process(join(folder, 'missing'))).rejects.toMatchObject({
      code: 'PHOTO_FAILED',
      cause: expect.objectContaining({ message: expect.stringContaining('ENOENT') }),
    });
  });
});

/** Whether a process runs; one that ended but was not yet reaped by its parent does not. */
function isRunning(pid: number | undefined): boolean {
  try {
    const state = execFileSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
    return !state.trim().startsWith('Z');
  } catch {
    return false;
  }
}

function serverProgram(path: string): string {
  const pipeline = JSON.stringify(new URL('./pipeline.ts', import.meta.url));
  return `import { createImagePipeline } from ${pipeline};
    const debug = ({ pid }) => console.log(pid);
    await createImagePipeline({ log: { debug } }).process(${JSON.stringify(path)});`;
}
