import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { REPOSITORY_ROOT } from './repository.ts';

/** How a program ended: its exit code (`null` when a signal ended it) and, when it was captured, what it printed. */
export interface ProgramResult {
  readonly code: number | null;
  readonly output: string;
}

/** What a program is started with. */
export interface ProgramOptions {
  /** Default: the repository's root. */
  readonly cwd?: string;
  /** Added to this process's environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** `capture` keeps what it prints for the result; `show` (the default) prints it as it comes. */
  readonly output?: 'capture' | 'show';
  readonly timeoutMs?: number;
  /** Ends the program; `runProgram` then rejects with an AbortError. */
  readonly signal?: AbortSignal;
}

/**
 * Runs a program to its end, without an input, and never fails because of its exit code.
 *
 * @throws the system's error when the program cannot be started, such as ENOENT
 */
export function runProgram(
  file: string,
  args: readonly string[],
  options: ProgramOptions = {},
): Promise<ProgramResult> {
  const stream = options.output === 'capture' ? 'pipe' : 'inherit';
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      cwd: options.cwd ?? REPOSITORY_ROOT,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', stream, stream],
      timeout: options.timeoutMs,
      signal: options.signal,
    });
    let output = '';
    for (const part of [child.stdout, child.stderr]) {
      part?.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    }
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}

/** A program that runs beside this one until it is stopped. */
export interface RunningProgram {
  /** Resolves when it has ended, whoever ended it. Rejects when it could not be started. */
  readonly ended: Promise<void>;
  /** Asks it to end, and by force after five seconds. Resolves when it has ended. */
  stop(): Promise<void>;
}

/** Starts a program without an input that prints what it has to say, and goes on. */
export function startProgram(
  file: string,
  args: readonly string[],
  options: ProgramOptions = {},
): RunningProgram {
  const child = spawn(file, args, {
    cwd: options.cwd ?? REPOSITORY_ROOT,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const ended = new Promise<void>((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', () => resolve());
  });
  return {
    ended,
    stop: async () => {
      const force = setTimeout(() => child.kill('SIGKILL'), 5000);
      child.kill('SIGTERM');
      await ended.finally(() => clearTimeout(force));
    },
  };
}

/** A PATH on which the programs of a workspace package come first, then the root's, then the caller's. */
export function pathWithProgramsOf(packageDir: string): string {
  const folders = [join(packageDir, 'node_modules', '.bin'), join(REPOSITORY_ROOT, 'node_modules', '.bin')];
  return [...folders, process.env['PATH'] ?? ''].join(delimiter);
}
