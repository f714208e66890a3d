/** Migrates a database: `node migrate-program.ts <database url>`. Says `begun` before and `done` afterwards. */
import { migrate } from '@scampolo/db/migrate';

console.log('begun');
await migrate(process.argv[2] ?? '');
console.log('done');
