import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A process that a test may kill. */
export interface Killable {
  /** what the awaited line said */
  said: string;
  /** Ends it as the kernel would: it runs no further line. Resolves when it is gone; may be called again. */
  kill(): Promise<void>;
}

/**
 * Runs a program, Node unless told, with `args` and waits for a line of its output that `ready` matches (its first group is `said`), then lets the rest flow
 * away. It gets nothing of this process's environment but `env`.
 */
export async function startKillable(
  args: readonly string[],
  env: Record<string, string>,
  ready: RegExp,
  program = process.execPath,
): Promise<Killable> {
  const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  return { said: await lineOf(child, ready), kill: () => endNow(child) };
}

async function lineOf(child: ChildProcess, ready: RegExp): Promise<string> {
  if (!child.stdout) throw new Error('the process has no standard output');
  for await (const line of createInterface({ input: child.stdout })) {
    const said = ready.exec(line)?.[1];
    if (said === undefined) continue;
    child.stdout.resume();
    return said;
  }
  throw new Error(`the process ended too early (code ${child.exitCode})`);
}

async function endNow(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}
