import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmbeddedPostgres, startEmbedded } from '@scampolo/db/embedded';
import { migrate } from '@scampolo/db/migrate';
import { seedReference } from '@scampolo/db/seed/reference';

/** A PostgreSQL that a test may end in any way; nobody else uses it. */
export interface OwnPostgres {
  /** of a migrated database with the reference data; the same after every start */
  readonly url: string;
  /**
   * Ends it as the kernel would (SIGKILL: no process of it runs another line) or as `pg_ctl stop -m immediate` does (SIGQUIT).
   * Resolves when its port refuses.
   */
  end(how: 'SIGKILL' | 'SIGQUIT'): Promise<void>;
  /** Starts it again after `end`; it recovers what was committed. */
  startAgain(): Promise<void>;
  /** Stops it and removes its folder. */
  remove(): Promise<void>;
}

/** Makes an {@link OwnPostgres}, which takes some seconds. */
export async function startOwnPostgres(): Promise<OwnPostgres> {
  const dataDir = await mkdtemp(join(tmpdir(), 'scampolo-faults-'));
  // Open to enter for the user that PostgreSQL runs as when root runs the tests.
  await chmod(dataDir, 0o711);
  let running: EmbeddedPostgres = await startEmbedded({ dataDir });
  const { url, clusterDir } = running;
  await migrate(url);
  await seedReference(url);
  return {
    url,
    async end(how) {
      const [pid] = (await readFile(join(clusterDir, 'postmaster.pid'), 'utf8')).split('\n');
      process.kill(Number(pid), how);
      await goneFrom(Number(pid));
    },
    async startAgain() {
      running = await startEmbedded({ dataDir });
      if (running.url !== url) throw new Error('PostgreSQL came back at another address');
    },
    async remove() {
      await running.stop();
      await rm(clusterDir, { recursive: true, force: true });
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Waits until no process of this number runs any more; a dead one that nobody has buried counts as gone. */
async function goneFrom(pid: number): Promise<void> {
  for (;;) {
    const state = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
    if (state === null || /\) Z /.test(state)) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
