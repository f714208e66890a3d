import type { TestProject } from 'vitest/node';
import { startTestCluster, type TestCluster } from './test-cluster.ts';

/** The run's cluster and how many projects still use it: two projects of one run share it. */
interface Shared {
  readonly starting: Promise<TestCluster>;
  users: number;
}

declare global {
  var scampoloTestCluster: Shared | undefined;
}

/** Set-up of a vitest project whose tests need PostgreSQL: gives them `testCluster`, and stops it after the run. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  // vitest loads this file once for each project, so that a variable of the module would not be shared.
  globalThis.scampoloTestCluster ??= {
    starting: startTestCluster(process.env['TEST_DATABASE_URL']),
    users: 0,
  };
  const shared = globalThis.scampoloTestCluster;
  shared.users += 1;
  const { url, template } = await shared.starting;
  project.provide('testCluster', { url, template });
  return async () => {
    shared.users -= 1;
    if (shared.users > 0) return;
    globalThis.scampoloTestCluster = undefined;
    await (await shared.starting).stop();
  };
}
