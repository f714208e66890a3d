import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:tls';
import { loadConfig } from '@scampolo/server/config';
import { afterEach, describe, expect, it } from 'vitest';
import { type SelfSigned, selfSigned } from '../testing/self-signed.ts';
import { judgeCertificate, judgeSetting } from './certificate.ts';

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.close();
    await once(server, 'close');
  }
});

async function serve(shown: SelfSigned): Promise<string> {
  const server = createServer(shown).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return `https://localhost:${(server.address() as AddressInfo).port}`;
}

const inDays = (days: number) => new Date(Date.now() + (days + 0.5) * 86_400_000);

async function found(shown: SelfSigned, trusted = true): Promise<string[]> {
  const findings = await judgeCertificate(await serve(shown), trusted ? shown.cert : undefined);
  return findings.map(({ code, values }) =>
    [code, values['days']].filter((one) => one !== undefined).join(' '),
  );
}

describe('a certificate', () => {
  it('that is trusted, for this name and good for long is all right', async () => {
    expect(await found(selfSigned('localhost', inDays(60)))).toEqual(['certificate.good 60']);
  });

  it('that ends soon, or has ended, is told with its days', async () => {
    expect(await found(selfSigned('localhost', inDays(13)))).toEqual(['certificate.soon 13']);
    expect(await found(selfSigned('localhost', inDays(-3)))).toEqual(['certificate.over 3']);
  });

  it('for another name is told', async () => {
    expect(await found(selfSigned('other.example', inDays(60)))).toEqual(['certificate.otherName']);
  });

  it('of nobody that browsers trust is told with the reason', async () => {
    const shown = selfSigned('localhost', inDays(60));
    const [untrusted] = await judgeCertificate(await serve(shown));
    expect(untrusted).toMatchObject({ code: 'certificate.untrusted' });
    expect(untrusted?.values['reason']).toMatch(/SELF_SIGNED/);
  });

  it('that cannot be looked at is advice; without https there is none to look at', async () => {
    expect(await judgeCertificate('https://localhost:1')).toMatchObject([{ code: 'certificate.away' }]);
    const config = loadConfig({ NODE_ENV: 'test', PUBLIC_URL: 'http://localhost:3000' });
    expect(await judgeSetting({ config, all: false, mailTo: null })).toMatchObject([
      { code: 'certificate.none' },
    ]);
  });
});
