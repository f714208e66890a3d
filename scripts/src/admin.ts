import { connect } from '@scampolo/db/client';
import { findRunning } from '@scampolo/db/embedded';
import { type CommandDeps, composeCommand } from '@scampolo/server/compose';
import { type Config, loadConfig } from '@scampolo/server/config';
import {
  inviteStaff,
  listStaff,
  restoreAddress,
  suspendAddress,
} from '@scampolo/server/modules/identity/use-cases/administer';
import { pino } from 'pino';
import { ADMIN_HELP, type AdminRequest, readAdminArguments } from './lib/admin-arguments.ts';
import { runCommandLine, setUpError } from './lib/failure.ts';
import { type PreparedDatabase, prepareDatabase } from './lib/prepare-database.ts';

/**
 * `pnpm admin invite|suspend|restore|list-staff`: the first people of an installation, and what nobody who can sign in could
 * do. Works on DATABASE_URL, else on the PostgreSQL of DATA_DIR, which it starts unless it runs. Ends with code 1 when
 * nothing was done.
 */
await runCommandLine(async () => {
  const request = readAdminArguments(process.argv.slice(2));
  if (request.command === 'help') return console.log(ADMIN_HELP);
  const config = loadConfig();
  const { url, embedded } = await openDatabase(config);
  const database = connect(url, { applicationName: 'scampolo-admin', maxConnections: 2 });
  try {
    const log = pino({ level: 'silent' });
    const { deps, close } = await composeCommand({ config, database, databaseUrl: url, log });
    try {
      console.log(await answer(deps, request));
    } finally {
      await close();
    }
  } finally {
    await database.close();
    await embedded?.stop();
  }
});

/** Beside a running server its PostgreSQL is used as it is. */
async function openDatabase(config: Config): Promise<PreparedDatabase> {
  const running = config.databaseUrl === null ? await findRunning(config.dataDir) : null;
  return running === null ? prepareDatabase(config, console.error) : { url: running, embedded: null };
}

async function answer(
  deps: CommandDeps,
  request: Exclude<AdminRequest, { command: 'help' }>,
): Promise<string> {
  switch (request.command) {
    case 'invite':
      return invite(deps, request);
    case 'suspend':
      return told('suspended', request.email, await suspendAddress(deps, request.email, request.note));
    case 'restore':
      return told('may sign in again', request.email, await restoreAddress(deps, request.email));
    case 'list-staff':
      return staffTable(deps);
  }
}

async function invite(
  deps: CommandDeps,
  request: Extract<AdminRequest, { command: 'invite' }>,
): Promise<string> {
  if (request.role === 'staff' && !deps.hubs.has(request.hub)) {
    throw setUpError(
      `There is no hub "${request.hub}".`,
      `The hubs are ${[...deps.hubs.keys()].join(', ')}.`,
    );
  }
  const { command: _command, ...staff } = request;
  const link = await inviteStaff(deps, staff);
  return [
    link,
    'Good for seven days, once, and only for that address. It is mailed as well, as soon as the server runs.',
  ].join('\n');
}

function told(what: string, email: string, accounts: number): string {
  if (accounts === 0) throw setUpError(`No account has the address ${email}.`, 'Nothing was changed.');
  return `${email}: ${what}${accounts === 1 ? '' : ` (${accounts} accounts)`}`;
}

async function staffTable(deps: CommandDeps): Promise<string> {
  const staff = await listStaff(deps);
  if (staff.length === 0) return 'Nobody yet: pnpm admin invite EMAIL --role admin';
  return staff
    .map(({ email, name, admin, hubs, suspended }) => {
      const roles = [...(admin ? ['admin'] : []), ...hubs.map((hub) => `staff of ${hub}`)];
      return `${email}  ${name}  ${roles.join(', ')}${suspended ? '  (suspended)' : ''}`;
    })
    .join('\n');
}
