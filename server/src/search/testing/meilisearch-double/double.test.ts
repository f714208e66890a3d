import { startMeilisearchDouble } from './double.ts';
import { describeProtocol } from './protocol.contract.ts';

describeProtocol('the double of Meilisearch', async () => {
  const key = 'the master key of a double';
  const double = await startMeilisearchDouble({ masterKey: key });
  return { url: double.url, key, stop: () => double.close() };
});
