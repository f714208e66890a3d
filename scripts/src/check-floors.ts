import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkFloors, DEPENDENCY_FLOORS } from './lib/dependency-floors.ts';
import { runCommandLine } from './lib/failure.ts';
import { lockedVersions, readLockFile } from './lib/lock-file.ts';
import { REPOSITORY_ROOT } from './lib/repository.ts';

/** `pnpm check:floors`: no locked package is older than the advisories about it allow. Needs no network, unlike an audit. */
await runCommandLine(async () => {
  const lock = readLockFile(await readFile(join(REPOSITORY_ROOT, 'pnpm-lock.yaml'), 'utf8'));
  const problems = checkFloors(lockedVersions(lock));
  for (const problem of problems) process.stderr.write(`floors: ${problem}\n`);
  if (problems.length > 0) process.exitCode = 1;
  else process.stdout.write(`floors: all ${DEPENDENCY_FLOORS.length} are kept\n`);
});
