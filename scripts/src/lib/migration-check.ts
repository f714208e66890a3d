import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runProgram } from './run-program.ts';

interface Journal {
  readonly entries: readonly { readonly idx: number; readonly when: number; readonly tag: string }[];
}

interface DrizzleConfig {
  readonly dialect: string;
  readonly schema: string;
  readonly out: string;
}

/**
 * Compares the migrations of a database package with its schema and with their own journal.
 *
 * @param dbDir a folder with drizzle.config.ts, whose migrations stay as they are
 * @returns a sentence for each thing that is wrong; none when all agree
 */
export async function checkMigrations(dbDir: string): Promise<string[]> {
  const { default: config }: { default: DrizzleConfig } = await import(
    pathToFileURL(join(dbDir, 'drizzle.config.ts')).href
  );
  const broken = await checkJournal(join(dbDir, config.out));
  return broken.length > 0 ? broken : checkSchema(dbDir, config);
}

/** The journal lists every migration once, in order, each with its statements and its snapshot, and nothing else is there. */
async function checkJournal(migrationsDir: string): Promise<string[]> {
  const { entries }: Journal = JSON.parse(
    await readFile(join(migrationsDir, 'meta', '_journal.json'), 'utf8'),
  );
  const problems: string[] = [];
  for (const [index, { idx, when, tag }] of entries.entries()) {
    if (idx !== index) problems.push(`the journal's entry ${index} has the number ${idx}`);
    if (when <= (entries[index - 1]?.when ?? 0))
      problems.push(`${tag} is not newer than the migration before it`);
  }
  const expected = entries.map(({ tag }) => `${tag}.sql`);
  const found = (await readdir(migrationsDir)).filter((name) => name.endsWith('.sql'));
  const snapshots = entries.map(({ tag }) => `${tag.split('_')[0]}_snapshot.json`);
  const foundSnapshots = (await readdir(join(migrationsDir, 'meta'))).filter((name) =>
    name.endsWith('_snapshot.json'),
  );
  return [...problems, ...compare(expected, found), ...compare(snapshots, foundSnapshots)];
}

function compare(expected: readonly string[], found: readonly string[]): string[] {
  return [
    ...expected
      .filter((name) => !found.includes(name))
      .map((name) => `the journal lists ${name}, which is not there`),
    ...found.filter((name) => !expected.includes(name)).map((name) => `${name} is not in the journal`),
  ];
}

/** Lets drizzle-kit write the next migration into a copy: where schema and migrations agree, there is none. */
async function checkSchema(dbDir: string, config: DrizzleConfig): Promise<string[]> {
  // Inside the package, because drizzle-kit takes relative paths alone.
  const copy = await mkdtemp(join(dbDir, 'node_modules', '.migration-check-'));
  try {
    await cp(join(dbDir, config.out), copy, { recursive: true });
    const before = await readdir(copy);
    const resolve = createRequire(join(dbDir, 'package.json')).resolve;
    const tool = join(dirname(resolve('drizzle-kit')), 'bin.cjs');
    const args = [
      'generate',
      '--dialect',
      config.dialect,
      '--schema',
      config.schema,
      '--out',
      relative(dbDir, copy),
    ];
    const { code, output } = await runProgram(process.execPath, [tool, ...args], {
      cwd: dbDir,
      output: 'capture',
    });
    if (code !== 0) return [`drizzle-kit could not compare schema and migrations:\n${output.trim()}`];
    const added = (await readdir(copy)).filter((name) => !before.includes(name));
    return Promise.all(
      added.map(
        async (name) =>
          `the schema is ahead of the migrations by:\n${await readFile(join(copy, name), 'utf8')}`,
      ),
    );
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}
