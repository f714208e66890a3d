/**
 * A process that works on jobs and the search index as a server does, but looks at its queues twice a second:
 * `node worker-program.ts`, with the environment of a server. Says `working` once it does.
 */
import { loadConfig } from '../../config.ts';
import { createJobs } from '../../jobs/boss.ts';
import { openParts, startWork } from '../../parts.ts';

const config = loadConfig();
if (config.databaseUrl === null) throw new Error('DATABASE_URL is missing');
const parts = await openParts({ config, databaseUrl: config.databaseUrl, works: false });
const jobs = await createJobs({ databaseUrl: config.databaseUrl, log: parts.log, pollSeconds: 0.5 });
await startWork({ ...parts, jobs });
console.log('working');
