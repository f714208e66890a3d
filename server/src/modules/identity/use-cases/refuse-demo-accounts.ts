import type { Queryable } from '@scampolo/db/client';
import { type Config, ConfigError } from '../../../config.ts';
import { hasDemoAccounts } from '../repository.ts';

/**
 * In production, refuses a database in which the demo was seeded: everybody knows the password of its accounts, and one of
 * them is an admin.
 * @throws {ConfigError} which says what to do
 */
export async function refuseDemoAccounts(config: Pick<Config, 'mode'>, db: Queryable): Promise<void> {
  if (config.mode !== 'production' || !(await hasDemoAccounts(db))) return;
  throw new ConfigError(
    'The database has the accounts of the demo, whose password everybody knows.\n' +
      'Set DATABASE_URL (or DATA_DIR) to a database of its own for production.',
  );
}
