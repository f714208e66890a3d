import { loadConfig } from '@scampolo/server/config';
import { runSearchCommand, SEARCH_COMMANDS } from '@scampolo/server/search/command';
import { runCommandLine, setUpError } from './lib/failure.ts';
import { prepareDatabase } from './lib/prepare-database.ts';

/**
 * `pnpm search rebuild|verify|drain`: builds the search index anew, compares it with the listings, or brings
 * in what waits. Ends with code 1 when something is wrong with the index. Beside a running server it needs
 * DATABASE_URL.
 */
await runCommandLine(async () => {
  const command = SEARCH_COMMANDS.find((name) => name === process.argv[2]);
  if (command === undefined) {
    throw setUpError('Say what to do with the search index.', `pnpm search ${SEARCH_COMMANDS.join(' | ')}`);
  }
  const database = await prepareDatabase(loadConfig(), console.log);
  try {
    const report = await runSearchCommand({ command, databaseUrl: database.url, log: console });
    console.log(report.text);
    if (!report.ok) process.exitCode = 1;
  } finally {
    await database.embedded?.stop();
  }
});
