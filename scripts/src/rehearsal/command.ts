import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { isAbsolute } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A command of `scripts/src` in a process of its own. */
export interface RunningCommand {
  readonly child: ChildProcess;
  /** Everything it has printed so far. */
  said(): string;
  /** Waits until it has printed something that matches, since it started. Rejects when it ends without. */
  saying(pattern: RegExp): Promise<RegExpExecArray>;
  /** Resolves with its exit code when it has ended, or with the signal that ended it. */
  readonly ended: Promise<number | string>;
  /** Asks it to end unless it has, and waits. Gives what `ended` gives. */
  stop(): Promise<number | string>;
}

const TEST_SETTINGS = {
  NODE_ENV: 'test',
  HOST: '127.0.0.1',
  PORT: '0',
  RATE_LIMIT: 'off',
  LOG_LEVEL: 'warn',
  JWT_SECRET: 'test-secret-of-32-characters-or-more',
} as const;

/** Starts `scripts/src/<name>.ts`, or the program at an absolute path, with nothing of this process's environment but PATH. */
export function startCommand(
  name: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): RunningCommand {
  const file = isAbsolute(name) ? name : fileURLToPath(new URL(`../${name}.ts`, import.meta.url));
  const child = spawn(process.execPath, [file, ...args], {
    env: { PATH: process.env['PATH'], ...TEST_SETTINGS, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      child.emit('said');
    });
  }
  const ended = once(child, 'close').then(([code, signal]) => code ?? signal);
  return {
    child,
    said: () => said,
    ended,
    async saying(pattern) {
      for (;;) {
        const found = pattern.exec(said);
        if (found) return found;
        const over = await Promise.race([once(child, 'said').then(() => false), ended.then(() => true)]);
        if (over && !pattern.test(said)) throw new Error(`it ended and never said ${pattern}:\n${said}`);
      }
    },
    stop() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      return ended;
    },
  };
}
