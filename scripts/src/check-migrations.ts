import { join } from 'node:path';
import { runCommandLine } from './lib/failure.ts';
import { checkMigrations } from './lib/migration-check.ts';
import { REPOSITORY_ROOT } from './lib/repository.ts';

/** `pnpm check:migrations`: the migrations make exactly the schema, and their journal is whole. */
await runCommandLine(async () => {
  const problems = await checkMigrations(join(REPOSITORY_ROOT, 'db'));
  for (const problem of problems) process.stderr.write(`migrations: ${problem}\n`);
  if (problems.length > 0) {
    process.stderr.write('migrations: change the schema first, then run `npx pnpm@12 migrations`\n');
    process.exitCode = 1;
  } else {
    process.stdout.write('migrations: schema, migrations and journal agree\n');
  }
});
