import { randomBytes } from 'node:crypto';
import { describe } from 'vitest';
import { DIFFERENCES, type Difference } from '../testing/differences.ts';
import { describeSearchEngine } from '../testing/engine.contract.ts';
import { describeProtocol } from '../testing/meilisearch-double/protocol.contract.ts';
import { canAnswer, createMeilisearchEngine } from './engine.ts';

const { MEILI_URL: url = '', MEILI_KEY: key = '' } = process.env;
const log = { info: () => undefined, warn: () => undefined };

/** Indexes of a name of its own, so that those of an exchange on the same server stay as they are. */
describe.skipIf(url === '')(
  'live, against the Meilisearch at MEILI_URL (skipped where that is not set)',
  { timeout: 120_000 },
  () => {
    describeSearchEngine(
      'the Meilisearch engine',
      async () => {
        const prefix = `scampolo-test-${randomBytes(4).toString('hex')}`;
        const engine = createMeilisearchEngine({ url, key: key === '' ? null : key, prefix, log });
        const rebuild = await engine.startRebuild();
        await rebuild.swap(0);
        return { engine, stop: () => engine.discard(engine.target) };
      },
      { differences: new Set(Object.keys(DIFFERENCES) as Difference[]), canAnswer },
    );
    describeProtocol('Meilisearch itself, as the double takes it to be', async () => ({
      url,
      key,
      stop: async () => undefined,
    }));
  },
);
