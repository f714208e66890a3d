import { once } from 'node:events';
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Sends each request to another server, in turn: two requests of one connection never meet the same process. */
export interface Balancer {
  readonly address: string;
  /** how many requests each server was given, in their order */
  readonly given: readonly number[];
  close(): Promise<void>;
}

/**
 * Starts it on a free port of this machine. What the client says of its network (`x-forwarded-for`) goes through as it is: it stands
 * for many clients here.
 */
export async function startBalancer(addresses: readonly string[]): Promise<Balancer> {
  const given = addresses.map(() => 0);
  const agent = new Agent({ keepAlive: true });
  let next = 0;
  const server = createServer((asked, answer) => {
    const turn = next % addresses.length;
    next += 1;
    given[turn] = (given[turn] ?? 0) + 1;
    pass(asked, answer, addresses[turn] ?? '', agent);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    given,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      agent.destroy();
      await closed;
    },
  };
}

function pass(asked: IncomingMessage, answer: ServerResponse, address: string, agent: Agent): void {
  const { method, url, headers } = asked;
  const onward = request(new URL(url ?? '/', address), { method, headers, agent }, (back) => {
    answer.writeHead(back.statusCode ?? 502, back.headers);
    back.pipe(answer);
  });
  onward.on('error', () => {
    if (!answer.headersSent) answer.writeHead(502);
    answer.end();
  });
  asked.pipe(onward);
}
