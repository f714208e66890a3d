import { describe, expect, it } from 'vitest';
import { ApiError } from '../api/client.ts';
import type { Pause } from './retry-policy.ts';
import { createUploadQueue, type SendContext } from './upload-queue.ts';

const lost = new ApiError('network', '');
const refused = new ApiError('PHOTO_DAMAGED', '');

/** A queue of names over a server made of what the test says; pauses take no time and are written down. */
function openQueue() {
  const log: string[] = [];
  const pauses: Pause[] = [];
  const arrived: string[] = [];
  let answer: (key: string, context: SendContext) => Promise<string> = async (key) => `${key} on the server`;
  const queue = createUploadQueue<string, string>({
    random: () => 0,
    prepare: async (file) => {
      log.push(`prepare ${file}`);
      return new Blob([file]);
    },
    send: (key, _body, context) => {
      log.push(`send ${key}`);
      return answer(key, context);
    },
    onStep: (key, step) => log.push(`${key} ${step.status}${'share' in step ? ` ${step.share}` : ''}`),
    onDone: (_key, result) => arrived.push(result),
    rest: async (pause) => {
      pauses.push(pause);
    },
  });
  return {
    queue,
    log,
    pauses,
    arrived,
    serverDoes: (does: typeof answer) => {
      answer = does;
    },
  };
}

/** Fails with each of these in turn, then succeeds. */
function failing(...causes: Error[]) {
  return async (key: string) => {
    const cause = causes.shift();
    if (cause) throw cause;
    return `${key} on the server`;
  };
}

describe('the upload queue', () => {
  it('sends one after the other, readying the next while one is on its way', async () => {
    const { queue, log, arrived } = openQueue();
    queue.add('a', 'a.jpg');
    queue.add('b', 'b.jpg');
    expect(queue.isBusy()).toBe(true);
    await queue.settled();
    expect(queue.isBusy()).toBe(false);
    expect(arrived).toEqual(['a on the server', 'b on the server']);
    expect(log).toEqual([
      'a waiting',
      'b waiting',
      'a preparing',
      'prepare a.jpg',
      'prepare b.jpg',
      'a sending 0',
      'send a',
      'b preparing',
      'b sending 0',
      'send b',
    ]);
  });

  it('tells how much has gone up', async () => {
    const { queue, log, serverDoes } = openQueue();
    serverDoes(async (_key, { onProgress }) => {
      onProgress(0.5);
      onProgress(1);
      return '';
    });
    queue.add('a', 'a.jpg');
    await queue.settled();
    expect(log.filter((line) => line.includes('sending'))).toEqual([
      'a sending 0',
      'a sending 0.5',
      'a sending 1',
    ]);
  });

  it('tries again when the server is busy, not before it said, and shrinks the photo only once', async () => {
    const { queue, log, pauses, arrived, serverDoes } = openQueue();
    serverDoes(failing(new ApiError('PHOTO_BUSY', '', {}, 7), new ApiError('RATE_LIMITED', '', {}, 3)));
    queue.add('a', 'a.jpg');
    await queue.settled();
    expect(pauses).toEqual([
      { why: 'busy', ms: 7000 },
      { why: 'busy', ms: 3000 },
    ]);
    expect(arrived).toEqual(['a on the server']);
    expect(log.filter((line) => line === 'prepare a.jpg')).toHaveLength(1);
  });

  it('sends again what got no answer', async () => {
    const { queue, log, pauses, arrived, serverDoes } = openQueue();
    serverDoes(failing(lost, lost));
    queue.add('a', 'a.jpg');
    await queue.settled();
    expect(pauses.map(({ why }) => why)).toEqual(['network', 'network']);
    expect(log.filter((line) => line === 'send a')).toHaveLength(3);
    expect(arrived).toEqual(['a on the server']);
  });

  it('goes on with the others when one is refused, and takes a new try by hand', async () => {
    const { queue, log, arrived, serverDoes } = openQueue();
    serverDoes(failing(refused));
    queue.add('a', 'a.jpg');
    queue.add('b', 'b.jpg');
    await queue.settled();
    expect(log).toContain('a failed');
    expect(arrived).toEqual(['b on the server']);
    queue.add('a', 'a.jpg');
    await queue.settled();
    expect(arrived).toEqual(['b on the server', 'a on the server']);
  });

  it('fails, for a person to try again, when no try helped', async () => {
    const { queue, log, pauses, serverDoes } = openQueue();
    serverDoes(() => Promise.reject(lost));
    queue.add('a', 'a.jpg');
    await queue.settled();
    expect(pauses).toHaveLength(7);
    expect(log.at(-1)).toBe('a failed');
  });

  it('forgets one that is cancelled in line', async () => {
    const { queue, log } = openQueue();
    queue.add('a', 'a.jpg');
    queue.add('b', 'b.jpg');
    expect(queue.cancel('b')).toBe(true);
    await queue.settled();
    expect(log).not.toContain('send b');
  });

  it('stops one that is cancelled on its way and goes on', async () => {
    const { queue, arrived, serverDoes } = openQueue();
    serverDoes((key, { signal }) => {
      if (key === 'b') return Promise.resolve('b on the server');
      return new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
        expect(queue.cancel('a')).toBe(true);
      });
    });
    queue.add('a', 'a.jpg');
    queue.add('b', 'b.jpg');
    await queue.settled();
    expect(arrived).toEqual(['b on the server']);
  });

  it('sends one that may have arrived again though it was cancelled, so that it can be taken back', async () => {
    const { queue, log, arrived, serverDoes } = openQueue();
    let tries = 0;
    serverDoes(async (key, { onProgress }) => {
      tries += 1;
      if (tries > 1) return `${key} on the server`;
      onProgress(1);
      expect(queue.cancel('a')).toBe(false);
      throw lost;
    });
    queue.add('a', 'a.jpg');
    await queue.settled();
    expect(arrived).toEqual(['a on the server']);
    expect(log.filter((line) => line === 'send a')).toHaveLength(2);
  });

  it('stops where it is when somebody else goes on', async () => {
    const { queue, arrived, log, serverDoes } = openQueue();
    serverDoes(
      (_key, { signal }) =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason));
          queue.stop();
        }),
    );
    queue.add('a', 'a.jpg');
    queue.add('b', 'b.jpg');
    await queue.settled();
    expect(queue.isBusy()).toBe(false);
    expect(arrived).toEqual([]);
    expect(log).not.toContain('send b');
  });
});
