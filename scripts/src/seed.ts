import { loadConfig } from '@scampolo/server/config';
import { runCommandLine, setUpError } from './lib/failure.ts';
import { prepareDatabase } from './lib/prepare-database.ts';
import { seedDemoWhenEmpty } from './lib/seed-demo.ts';

/** `pnpm seed`: migrates the database and fills it with the demo when it is empty. Refused in production. */
await runCommandLine(async () => {
  const config = loadConfig();
  if (config.mode === 'production') {
    throw setUpError('Demo accounts are refused in production.', 'Run it without NODE_ENV=production.');
  }
  const database = await prepareDatabase(config, console.log);
  try {
    const filled = await seedDemoWhenEmpty(config, database.url, console.log);
    console.log(filled ? 'The demo is there.' : 'Somebody is here already: nothing was changed.');
  } finally {
    await database.embedded?.stop();
  }
});
