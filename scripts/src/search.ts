import { loadConfig } from '@scampolo/server/config';
import { runSearchCommand } from '@scampolo/server/search/command';
import { runCommandLine } from './lib/failure.ts';
import { prepareDatabase } from './lib/prepare-database.ts';
import { readSearchArguments, SEARCH_HELP } from './lib/search-arguments.ts';

/**
 * `pnpm search rebuild|verify|drain`: builds the search indexes anew, compares them with the listings, or brings
 * in what waits. Ends with code 1 when something is wrong with one. Beside a running server it needs
 * DATABASE_URL.
 */
await runCommandLine(async () => {
  const request = readSearchArguments(process.argv.slice(2));
  if (request === null) {
    console.log(SEARCH_HELP);
    return;
  }
  const config = loadConfig();
  const database = await prepareDatabase(config, console.log);
  try {
    const { meilisearch } = config;
    const report = await runSearchCommand({
      ...request,
      meilisearch,
      databaseUrl: database.url,
      log: console,
    });
    console.log(report.text);
    if (!report.ok) process.exitCode = 1;
  } finally {
    await database.embedded?.stop();
  }
});
