import type { Config } from '@scampolo/server/config';
import { type Check, finding } from '../finding.ts';

const PATIENCE_MS = 8000;

/** Does the server of this machine answer, and does it say that it is ready? */
export const server: Check = {
  name: 'server',
  needs: 'nothing',
  async run({ config }) {
    const address = addressHere(config);
    try {
      const answer = await fetch(`${address}/readyz`, { signal: AbortSignal.timeout(PATIENCE_MS) });
      await answer.body?.cancel();
      if (answer.ok) return [finding('server.good', { address })];
      return [finding('server.unready', { address, status: answer.status })];
    } catch {
      return [finding('server.away', { address })];
    }
  },
};

/** A server that listens everywhere listens here as well. */
function addressHere({ host, port }: Pick<Config, 'host' | 'port'>): string {
  const everywhere = { '0.0.0.0': '127.0.0.1', '::': '[::1]' }[host];
  return `http://${everywhere ?? (host.includes(':') ? `[${host}]` : host)}:${port}`;
}
