import { spawn } from 'node:child_process';

/** The user a program runs as; only root may choose one. `undefined` stands for whoever runs this process. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** How a program ended: its exit code (`null` when a signal or the time limit ended it) and all that it printed. */
export interface CommandResult {
  readonly code: number | null;
  readonly output: string;
}

/** What a program may be given: an account to run as, text for its standard input, and a time limit. */
export interface CommandOptions {
  readonly account: Account | undefined;
  readonly input?: string;
  readonly timeoutMs?: number;
}

/**
 * Runs one program to its end and never fails because of its exit code.
 *
 * It runs in a session of its own, so that Ctrl-C at the terminal does not cut it off halfway; in the root folder, because
 * the account may not be allowed into ours; and in a bare environment, because PGDATA, PGOPTIONS or a locale that is not
 * installed would change what PostgreSQL does. (Windows programs do not start in a bare environment.)
 *
 * @throws the system's error when the program cannot be started at all
 */
export function runCommand(file: string, args: string[], options: CommandOptions): Promise<CommandResult> {
  const isWindows = process.platform === 'win32';
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      ...(options.account ?? {}),
      ...(isWindows ? {} : { cwd: '/', env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' } }),
      detached: !isWindows,
      windowsHide: true,
      timeout: options.timeoutMs ?? 120_000,
      killSignal: 'SIGKILL',
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    }
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
    // A program that ends before it has read its input breaks the pipe; its exit code tells the story.
    child.stdin.on('error', () => child.stdin.destroy());
    child.stdin.end(options.input ?? '');
  });
}
