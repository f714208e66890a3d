import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { findBrowser } from './browser.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scampolo-browser-'));
  vi.stubEnv('CHROMIUM_PATH', '');
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

async function makeProgram(path: string, exitCode: number): Promise<string> {
  const file = join(folder, path);
  await mkdir(join(file, '..'), { recursive: true });
  await writeFile(file, `#!/bin/sh\nexit ${exitCode}\n`);
  await chmod(file, 0o755);
  return file;
}

test('CHROMIUM_PATH wins over what is installed', async () => {
  await makeProgram('installed/chromium', 0);
  const given = await makeProgram('given/my-browser', 0);
  vi.stubEnv('PATH', join(folder, 'installed'));
  vi.stubEnv('CHROMIUM_PATH', given);
  expect(await findBrowser()).toBe(given);
});

test('a CHROMIUM_PATH that does not start is refused, not passed over', async () => {
  vi.stubEnv('CHROMIUM_PATH', join(folder, 'nothing-here'));
  await expect(findBrowser()).rejects.toThrow(/nothing-here, which does not start/);
});

test('passes over a stub that only says how to install the browser', async () => {
  await makeProgram('first/chromium-browser', 10);
  const real = await makeProgram('second/google-chrome', 0);
  vi.stubEnv('PATH', [join(folder, 'first'), join(folder, 'second')].join(delimiter));
  expect(await findBrowser()).toBe(real);
});
