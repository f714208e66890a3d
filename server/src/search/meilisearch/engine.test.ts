import { describeSearchEngine } from '../testing/engine.contract.ts';
import { startMeilisearchDouble } from '../testing/meilisearch-double/double.ts';
import { canAnswer, createMeilisearchEngine } from './engine.ts';

const log = { info: () => undefined, warn: () => undefined };

describeSearchEngine(
  'the Meilisearch engine, on a double that follows Meilisearch 1.50',
  async () => {
    const double = await startMeilisearchDouble({ masterKey: 'a master key of a test' });
    const engine = createMeilisearchEngine({ url: double.url, key: double.masterKey, log });
    const rebuild = await engine.startRebuild();
    await rebuild.swap(0);
    return { engine, stop: () => double.close() };
  },
  // The double looks at every document: what the engine's own search does otherwise is for the live test.
  { differences: new Set(['ownRelevance']), canAnswer },
);
