import { join } from 'node:path';
import { runCommandLine } from './lib/failure.ts';
import { REPOSITORY_ROOT } from './lib/repository.ts';
import { runProgram } from './lib/run-program.ts';

/** One for each world: Node, what runs anywhere, the browser's pages, and its service worker. */
const PROJECTS = ['tsconfig.json', 'shared/tsconfig.json', 'web/tsconfig.json', 'web/tsconfig.worker.json'];

/** `pnpm check:types`: the TypeScript compiler on every project; all of them are reported, also when the first fails. */
await runCommandLine(async () => {
  const compiler = join(REPOSITORY_ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
  for (const project of PROJECTS) {
    const { code } = await runProgram(process.execPath, [compiler, '--project', project]);
    process.stdout.write(`types: ${project} ${code === 0 ? 'is correct' : 'has errors'}\n`);
    if (code !== 0) process.exitCode = 1;
  }
});
