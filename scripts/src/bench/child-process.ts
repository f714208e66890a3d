import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A program of `programs/` in a process of its own, which answers one request after the other. */
export interface BenchProgram<Request, Answer> {
  ask(request: Request): Promise<Answer>;
  /** Ends it at once; resolves when it is gone. May be called again. */
  stop(): Promise<void>;
}

/** What goes over the channel back. */
type Reply<Answer> = { answer: Answer } | { error: string };

/**
 * Starts a program beside this process. It ends with `stop`, and also when this process ends in whatever way, because
 * `answerParent` watches the channel.
 *
 * @param env all of its environment but PATH
 */
export function startBenchProgram<Request, Answer>(
  name: string,
  env: Readonly<Record<string, string>> = {},
): BenchProgram<Request, Answer> {
  const file = fileURLToPath(new URL(`./programs/${name}.ts`, import.meta.url));
  const child = fork(file, {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const gone = once(child, 'exit').then(() => running.delete(program));
  const program: BenchProgram<Request, Answer> = {
    async ask(request) {
      const reply = nextReply<Answer>(child, name);
      child.send(request as Parameters<ChildProcess['send']>[0]);
      return reply;
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGKILL');
      await gone;
    },
  };
  running.add(program);
  return program;
}

const running = new Set<Pick<BenchProgram<never, unknown>, 'stop'>>();

/** Ends every program that still runs. */
export async function stopBenchPrograms(): Promise<void> {
  await Promise.all([...running].map((program) => program.stop()));
}

/** In a program: answers each request of the process that started it. */
export function answerParent<Request, Answer>(work: (request: Request) => Promise<Answer>): void {
  process.on('disconnect', () => process.exit());
  process.on('message', (request: Request) => {
    work(request).then(
      (answer) => process.send?.({ answer }),
      (error: unknown) =>
        process.send?.({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    );
  });
}

async function nextReply<Answer>(child: ChildProcess, name: string): Promise<Answer> {
  const abort = new AbortController();
  const { signal } = abort;
  try {
    const reply = await Promise.race([
      once(child, 'message', { signal }).then(([message]) => message as Reply<Answer>),
      once(child, 'exit', { signal }).then(([code, by]) => ({ error: `ended with ${code ?? by}` })),
    ]);
    if ('error' in reply) throw new Error(`the program ${name} failed: ${reply.error}`);
    return reply.answer;
  } finally {
    abort.abort();
  }
}
