import { access } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { setUpError } from './failure.ts';
import { runProgram } from './run-program.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

const MAC_APPLICATIONS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Keeps a browser under test to the pages it is sent to: no updates, no synchronisation, no traffic of its own. */
const FLAGS = [
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
];

/**
 * Finds a Chromium that starts: CHROMIUM_PATH, else an installed one, else the one that Playwright downloaded.
 *
 * @returns its path, or `undefined` where there is none
 * @throws SetUpError when CHROMIUM_PATH names something that does not start
 */
export async function findBrowser(): Promise<string | undefined> {
  const given = process.env['CHROMIUM_PATH'];
  if (given !== undefined && given !== '') {
    if (await starts(given)) return given;
    throw setUpError(
      `CHROMIUM_PATH is ${given}, which does not start.`,
      'Correct it, or unset it to search for a browser.',
    );
  }
  for (const path of [...installedCandidates(), ...MAC_APPLICATIONS, chromium.executablePath()]) {
    if (await starts(path)) return path;
  }
  return undefined;
}

/**
 * Like {@link findBrowser}, and installs one where there is none: Playwright's download, else, as root, the package of Debian or
 * Ubuntu.
 *
 * @param log told what is tried
 * @throws SetUpError that says what to install when nothing worked
 */
export async function provideBrowser(log: (line: string) => void): Promise<string> {
  const found = await findBrowser();
  if (found !== undefined) return found;
  log('no browser is installed: asking Playwright for its Chromium');
  await downloadWithPlaywright();
  const downloaded = await findBrowser();
  if (downloaded !== undefined) return downloaded;
  if (process.getuid?.() === 0 && (await exists('/usr/bin/apt-get'))) {
    log('Playwright has none for this machine: installing the package "chromium" with apt-get');
    await installWithApt();
    const installed = await findBrowser();
    if (installed !== undefined) return installed;
  }
  throw setUpError(
    'The browser tests need a Chromium, and none could be found or installed.',
    'Install Chromium or Chrome (on Debian and Ubuntu: sudo apt-get install chromium), or set CHROMIUM_PATH to one.',
  );
}

/**
 * Starts a browser for tests, without a window. The caller closes it.
 *
 * @throws SetUpError when there is none; `pnpm test` installs one
 */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = await findBrowser();
  if (executablePath === undefined) {
    throw setUpError(
      'There is no browser for the tests.',
      'Run `npx pnpm@12 test` once, which installs one.',
    );
  }
  const isRoot = process.getuid?.() === 0;
  const options = { executablePath, headless: true, args: FLAGS };
  try {
    // Chromium refuses to sandbox root.
    return await chromium.launch({ ...options, chromiumSandbox: !isRoot });
  } catch (error) {
    // Some systems deny the sandbox to ordinary users too. It opens our own pages and nothing else.
    if (isRoot || !/sandbox/i.test(String(error))) throw error;
    return chromium.launch({ ...options, chromiumSandbox: false });
  }
}

function installedCandidates(): string[] {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** Ubuntu's `chromium-browser` may be a stub that only prints how to install it, so existing is not enough. */
async function starts(path: string): Promise<boolean> {
  if (!(await exists(path))) return false;
  try {
    return (await runProgram(path, ['--version'], { output: 'capture', timeoutMs: 20_000 })).code === 0;
  } catch {
    return false;
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

async function downloadWithPlaywright(): Promise<void> {
  const cli = join(dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')), 'cli.js');
  await runProgram(process.execPath, [cli, 'install', '--no-shell', 'chromium'], {
    env: { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000' },
  });
}

async function installWithApt(): Promise<void> {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await runProgram('/usr/bin/apt-get', ['update'], { env });
  await runProgram('/usr/bin/apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { env });
}
