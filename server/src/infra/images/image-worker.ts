import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { AppError } from '@scampolo/shared/errors';
import { type WorkerReply, type WorkerRequest, workerReply } from './worker-protocol.ts';

const PROGRAM = fileURLToPath(new URL('./worker.ts', import.meta.url));
// Nothing of the server's environment (secrets, addresses) belongs in the process that parses strangers' files.
// Two arenas: else glibc keeps freed pixels once for each thread.
const ENVIRONMENT = { MALLOC_ARENA_MAX: '2' };

/** The child process that reads photos. */
export interface ImageWorker {
  readonly pid: number | undefined;
  /** False once it has ended or was stopped: it takes no more photos. */
  readonly alive: boolean;
  /** Resolves when its process has ended, for whatever reason. */
  readonly gone: Promise<void>;
  /**
   * Has one thing done; one at a time. After a failure the worker is gone.
   * @throws {AppError} PHOTO_FAILED when it dies, takes longer than `timeoutMs` or says what no worker would say
   */
  run(request: WorkerRequest, timeoutMs: number): Promise<WorkerReply>;
  /** Ends it at once, whatever it is doing, and resolves when it is gone. */
  stop(): Promise<void>;
}

/**
 * Starts a worker process. It also ends when this process does, however that ends.
 * @param killAboveRssBytes the memory at which it refuses the photo in hand as too large, and dies
 */
export function startImageWorker(killAboveRssBytes: number): ImageWorker {
  const child = fork(PROGRAM, [String(killAboveRssBytes)], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: ENVIRONMENT,
    execArgv: [],
  });
  let alive = true;
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.on('error', () => child.pid === undefined && resolve());
  });
  const leave = () => {
    alive = false;
  };
  child.once('disconnect', leave).once('exit', leave);

  const worker: ImageWorker = {
    pid: child.pid,
    gone,
    get alive() {
      return alive;
    },
    async run(request, timeoutMs) {
      try {
        return workerReply.parse(await ask(child, request, timeoutMs));
      } catch (cause) {
        await worker.stop();
        throw Object.assign(new AppError('PHOTO_FAILED'), { cause });
      }
    },
    async stop() {
      alive = false;
      child.kill('SIGKILL');
      await gone;
    },
  };
  return worker;
}

function ask(child: ChildProcess, request: WorkerRequest, timeoutMs: number): Promise<unknown> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  const timer = setTimeout(() => reject(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
  // "disconnect" and not "exit": it comes after the last message, so that a last word is heard.
  const died = () => reject(new Error('the image worker ended'));
  child.once('message', resolve).once('error', reject).once('disconnect', died);
  child.send(request, (error) => error && reject(error));
  return promise.finally(() => {
    clearTimeout(timer);
    child.off('message', resolve).off('error', reject).off('disconnect', died);
  });
}
