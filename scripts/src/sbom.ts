import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommandLine, setUpError } from './lib/failure.ts';
import { readLockFile } from './lib/lock-file.ts';
import { REPOSITORY_ROOT } from './lib/repository.ts';
import { runProgram } from './lib/run-program.ts';
import { checkSbom, finishSbom, type Sbom } from './lib/sbom.ts';

const TARGET = 'sbom.cdx.json';

/**
 * `pnpm sbom:make`: writes sbom.cdx.json, the packages that run in production on a machine like this one, in CycloneDX, with
 * their licences, hashes and our patches. Fails when a package of the lock file is missing. Needs no network.
 */
await runCommandLine(async () => {
  const lock = readLockFile(await readFile(join(REPOSITORY_ROOT, 'pnpm-lock.yaml'), 'utf8'));
  const sbom = finishSbom(await sbomOfPnpm(), lock);
  const problems = checkSbom(sbom, lock);
  for (const problem of problems) process.stderr.write(`sbom: ${problem}\n`);
  if (problems.length > 0) {
    process.exitCode = 1;
    return;
  }
  await writeFile(join(REPOSITORY_ROOT, TARGET), `${JSON.stringify(sbom, null, 2)}\n`);
  process.stdout.write(`sbom: ${sbom.components.length} packages are in ${TARGET}\n`);
});

async function sbomOfPnpm(): Promise<Sbom> {
  const folder = await mkdtemp(join(tmpdir(), 'scampolo-sbom-'));
  try {
    const file = join(folder, TARGET);
    const args = [
      'sbom',
      '--sbom-format',
      'cyclonedx',
      '--sbom-type',
      'application',
      '--prod',
      '--out',
      file,
    ];
    const [program, first] = packageManager();
    const { code, output } = await runProgram(program, [...first, ...args], { output: 'capture' });
    if (code !== 0) throw setUpError('pnpm could not list the packages.', output.trim());
    return JSON.parse(await readFile(file, 'utf8'));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The pnpm that started this command; without one, the one that npx brings. */
function packageManager(): [program: string, first: string[]] {
  const running = process.env['npm_execpath'];
  if (running === undefined || !running.includes('pnpm')) return ['npx', ['--yes', 'pnpm@12']];
  return /\.c?js$/.test(running) ? [process.execPath, [running]] : [running, []];
}
