import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

interface Ancestor {
  readonly pid: number;
  /** The command and its arguments, as the system lists them. */
  readonly command: readonly string[];
}

const SHELLS = ['sh', 'bash', 'dash', 'zsh', 'ash', 'busybox'];

/**
 * Calls `onLost` once, as soon as one of the package managers that started this process (npx, npm, pnpm, and the shells
 * between them) is gone. npx that is killed takes nothing along: without this, its server would run on unseen.
 *
 * Whoever started the package manager does not count: a server in the background outlives its shell. Works where there is
 * /proc; elsewhere, and without a package manager, it does nothing.
 *
 * @param intervalMs how often to look. Default 1000
 */
export function watchPackageManagers(onLost: () => void, intervalMs = 1000): void {
  const chain = [process.pid, ...packageManagersOf(readAncestors())];
  if (chain.length === 1) return;
  const timer = setInterval(() => {
    const isWhole = chain.every(
      (pid, index) => index === chain.length - 1 || readParent(pid) === chain[index + 1],
    );
    if (isWhole) return;
    clearInterval(timer);
    onLost();
  }, intervalMs);
  timer.unref();
}

/** From the parent up to the outermost package manager. */
function packageManagersOf(ancestors: readonly Ancestor[]): number[] {
  const others = ancestors.findIndex(({ command }) => !isPackageManager(command) && !isShell(command));
  const candidates = others === -1 ? ancestors : ancestors.slice(0, others);
  const outermost = candidates.findLastIndex(({ command }) => isPackageManager(command));
  return candidates.slice(0, outermost + 1).map(({ pid }) => pid);
}

/** npm and npx put what they run into their own name, so that the first word counts. */
function isPackageManager([file = '', script = '']: readonly string[]): boolean {
  const named = /^(npm|npx|pnpm|corepack)(\b|-cli\.js$)/;
  const isNode = basename(file) === 'node';
  return named.test(basename(isNode ? script : (file.split(' ')[0] ?? '')));
}

function isShell([file = '']: readonly string[]): boolean {
  return SHELLS.includes(basename(file).replace(/^-/, ''));
}

function readAncestors(): Ancestor[] {
  const found: Ancestor[] = [];
  for (let pid = process.ppid; pid > 1; ) {
    const command = readProc(pid, 'cmdline')?.split('\0');
    const parent = readParent(pid);
    if (command === undefined || parent === undefined) break;
    found.push({ pid, command });
    pid = parent;
  }
  return found;
}

/** The fourth field of `stat`; the second one, a name in brackets, may contain anything. */
function readParent(pid: number): number | undefined {
  const fields = readProc(pid, 'stat')
    ?.replace(/^.*\) /s, '')
    .split(' ');
  return fields === undefined ? undefined : Number(fields[1]);
}

function readProc(pid: number, file: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return undefined;
  }
}
