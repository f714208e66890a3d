import { runCommandLine } from './lib/failure.ts';
import { checkImports } from './lib/import-rules.ts';
import { REPOSITORY_ROOT } from './lib/repository.ts';

/** `pnpm check:imports`: every import of every package obeys the rules of ARCHITECTURE.md. */
await runCommandLine(async () => {
  const { modules, imports, violations } = await checkImports(REPOSITORY_ROOT);
  if (modules === 0 || imports === 0)
    throw new Error('no module was read: the parser of .dependency-cruiser.cjs is missing');
  for (const violation of violations) process.stderr.write(`${violation}\n`);
  process.stdout.write(`imports: ${imports} in ${modules} modules, ${violations.length} forbidden\n`);
  if (violations.length > 0) process.exitCode = 1;
});
