import { connect } from '../client.ts';

/** Runs one statement that must stand outside a transaction, such as CREATE DATABASE, on a connection of its own. */
export async function runStatement(url: string, statement: string): Promise<void> {
  const { sql, close } = connect(url, { maxConnections: 1, applicationName: 'scampolo-testing' });
  try {
    await sql.unsafe(statement);
  } finally {
    await close();
  }
}
