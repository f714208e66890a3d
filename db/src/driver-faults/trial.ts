/**
 * Trials of `client.fault.db.test.ts`, in a process of its own so that an error nobody can catch is seen as its end:
 * `node trial.ts <database url> <connections> <name>…` writes a line of JSON for each, `{ name, report }`.
 */
import { connect } from '../client.ts';
import { trials } from './trials.ts';

const [url = '', connections = '', ...names] = process.argv.slice(2);
const admin = connect(url, { maxConnections: 1, applicationName: 'trial-admin' });
for (const name of names) {
  const trial = trials[name];
  if (trial === undefined) throw new Error(`no trial is called ${name}`);
  await admin.sql`drop table if exists trial_rows`;
  await admin.sql`create table trial_rows (note text not null)`;
  const report = await trial({ url, connections: Number(connections), admin: admin.sql });
  const rows = await admin.sql<{ note: string }[]>`select note from trial_rows order by note`;
  console.log(JSON.stringify({ name, report: { ...report, rows: rows.map(({ note }) => note) } }));
}
await admin.close();
