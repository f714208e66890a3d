import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { arch, release, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createS3Client, type S3Body, type S3Client, type S3ClientOptions } from './s3-client.ts';

const BUCKET = { region: 'auto', bucket: 'exchange', key: 'key-id', secret: 'only-ours' };

interface Heard {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

let server: Server;
let client: S3Client;
let heard: Heard[];
let sockets: Socket[];
let endpoint: string;
afterEach(() => {
  vi.unstubAllEnvs();
  client.close();
  server.closeAllConnections();
  server.close();
});

/** A service that hears a whole request before it answers as told, and a client for it. */
async function serviceThat(answer: RequestListener, options: S3ClientOptions = {}, path = '') {
  [heard, sockets] = [[], []];
  server = createServer((request, response) => {
    const { method = '', url = '', headers } = request;
    buffer(request).then(
      (body) => {
        heard.push({ method, url, headers, body });
        answer(request, response);
      },
      () => response.destroy(),
    );
  }).on('connection', (socket) => sockets.push(socket));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  endpoint = `http://127.0.0.1:${port}${path}`;
  client = createS3Client({ ...BUCKET, endpoint }, options);
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

function bodyOf(bytes: Buffer): S3Body {
  const open = () => Readable.from([bytes]);
  return { size: bytes.length, sha256: sha256(bytes), contentType: 'image/webp', open };
}

describe('what an S3 client sends', () => {
  it('is one plain body with its signed SHA-256, and no newer sum that a service may not know', async () => {
    await serviceThat((_, response) => response.end());
    const bytes = randomBytes(200_000);
    await client.put('photos/a.webp', bodyOf(bytes));

    const [{ headers, body } = { headers: {}, body: null }] = heard;
    expect(body?.equals(bytes)).toBe(true);
    expect(headers).toMatchObject({
      'content-length': '200000',
      'content-type': 'image/webp',
      'x-amz-content-sha256': sha256(bytes),
      authorization: expect.stringMatching(/SignedHeaders=[^,]*content-type[^,]*x-amz-content-sha256/),
    });
    const names = Object.keys(headers).join(' ');
    expect(names).not.toMatch(/checksum|trailer|decoded|transfer-encoding|content-encoding|expect/);
  });

  it('is addressed by path, below the path of the service', async () => {
    await serviceThat((_, response) => response.end(), {}, '/s3/v1/');
    // Under a name: the SDK does not put a bucket before a number.
    client.close();
    client = createS3Client({ ...BUCKET, endpoint: endpoint.replace('127.0.0.1', 'localhost') });
    await client.has('photos/a.webp');
    expect(heard.map(({ url }) => url)).toEqual(['/s3/v1/exchange/photos/a.webp']);
  });

  it('tells nothing of this machine', async () => {
    await serviceThat((_, response) => response.end());
    await client.put('photos/a.webp', bodyOf(Buffer.from('a')));
    const told = JSON.stringify(heard.map(({ headers }) => headers));
    expect(heard[0]?.headers['user-agent']).toMatch(/^scampolo( m\/[\w,]*)?$/);
    for (const fact of [process.version.slice(1), release(), arch(), process.platform, 'aws-sdk-js']) {
      expect(told).not.toContain(fact);
    }
  });

  it('is the same whole body in every attempt', async () => {
    await serviceThat((_, response) => response.writeHead(heard.length < 3 ? 503 : 200).end());
    const bytes = randomBytes(300_000);
    await client.put('photos/a.webp', bodyOf(bytes));
    expect(heard.map(({ body }) => body.equals(bytes))).toEqual([true, true, true]);
  });

  it('stays as given, whatever variables and files of AWS say', async () => {
    const folder = await mkdtemp(join(tmpdir(), 's3-profile-'));
    const profile = join(folder, 'config');
    await writeFile(profile, PROFILE);
    const variables = { ...VARIABLES, AWS_CONFIG_FILE: profile, AWS_SHARED_CREDENTIALS_FILE: profile };
    for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
    try {
      await serviceThat((_, response) => response.writeHead(heard.length < 3 ? 503 : 200).end());
      await client.put('photos/a.webp', bodyOf(Buffer.from('a')));
    } finally {
      await rm(folder, { recursive: true });
    }
    expect(heard).toHaveLength(3);
    const told = JSON.stringify(heard);
    expect(told).toContain('Credential=key-id/');
    expect(told).toContain('/auto/s3/aws4_request');
    expect(told).not.toMatch(/elsewhere|checksum/);
  });
});

describe('what an S3 client makes of an answer', () => {
  it('is no other address to go to', async () => {
    await serviceThat((_, response) => {
      const headers = { location: `${endpoint}/other`, 'x-amz-bucket-region': 'elsewhere-1' };
      response.writeHead(301, headers).end('<Error><Code>PermanentRedirect</Code></Error>');
    });
    const moved = { status: 301, code: 'PermanentRedirect' };
    await expect(client.get('photos/a.webp')).rejects.toMatchObject(moved);
    await expect(client.list()).rejects.toMatchObject(moved);
    expect(heard).toHaveLength(2);
  });

  it.each(['<html><br></html>', 'busy', ''])('is an error also when it is no XML: %j', async (text) => {
    await serviceThat((_, response) => response.writeHead(502).end(text));
    await expect(client.list()).rejects.toMatchObject({ status: 502, code: 'unknown' });
    expect(heard).toHaveLength(3);
  });

  it.each([200, 404])('is an error when it never ends, and is read no further: %i', async (status) => {
    await serviceThat((_, response) => {
      response.writeHead(status);
      Readable.from(endless()).pipe(response);
    });
    await expect(client.remove('photos/a.webp')).rejects.toMatchObject({ code: 'TOO_LONG' });
  });

  it('is an error when a service gives a page for the list of a bucket', async () => {
    await serviceThat((_, response) => response.end('<html><p>Welcome</html>'));
    await expect(client.list()).rejects.toMatchObject({ name: 'S3Error', status: 200 });
  });
});

describe('a download', () => {
  it('that stops in the middle ends with an error, and its connection with it', async () => {
    await serviceThat((_, response) => response.writeHead(200, { 'content-length': 1_000 }).write('half'), {
      downloadIdleMs: 50,
    });
    const found = await client.get('photos/a.webp');
    const closed = once(sockets[0] ?? server, 'close');
    await expect(found && buffer(found.stream)).rejects.toThrow('inactivity');
    await closed;
  });

  it('may pause for longer than an answer may be late', async () => {
    await serviceThat(
      (_, response) => {
        response.writeHead(200, { 'content-length': 8 }).write('half');
        setTimeout(() => response.end('rest'), 200);
      },
      { idleMs: 50 },
    );
    const found = await client.get('photos/a.webp');
    expect(String(found && (await buffer(found.stream)))).toBe('halfrest');
  });

  it('of unknown length is an error', async () => {
    await serviceThat((_, response) => response.writeHead(200, { 'transfer-encoding': 'chunked' }).end('x'));
    await expect(client.get('photos/a.webp')).rejects.toMatchObject({ code: 'NoContentLength' });
  });
});

describe('an upload', () => {
  it('whose body cannot be read is an error at once, and leaves no connection', async () => {
    await serviceThat((_, response) => response.end());
    await client.list().catch(() => undefined);
    const closed = once(sockets[0] ?? server, 'close');
    const body = { ...bodyOf(Buffer.from('a')), open: () => createReadStream('/not/there') };
    await expect(client.put('photos/a.webp', body)).rejects.toMatchObject({
      name: 'S3Error',
      code: 'ENOENT',
    });
    await closed;
    expect(heard.filter(({ method }) => method === 'PUT')).toEqual([]);
  });

  it('that stops in the middle is an error, and its source is closed', async () => {
    await serviceThat((_, response) => response.end(), { idleMs: 50 });
    const source = new Readable({ read: () => undefined });
    source.push('half');
    const body = { ...bodyOf(Buffer.from('whole')), open: () => source };
    await expect(client.put('photos/a.webp', body)).rejects.toMatchObject({ code: 'TIMEOUT' });
    expect(source.destroyed).toBe(true);
  });
});

describe('a client that is closed', () => {
  it('closes the connections that it kept, of which one was enough for each direction', async () => {
    await serviceThat((_, response) => response.end('body'), { idleMs: 60_000 });
    server.keepAliveTimeout = 0;
    for (const key of ['photos/a.webp', 'photos/b.webp']) {
      await client.put(key, bodyOf(Buffer.from('a')));
      const found = await client.get(key);
      await (found && buffer(found.stream));
      await client.remove(key);
    }
    expect(sockets).toHaveLength(2);
    const closed = Promise.all(sockets.map((socket) => once(socket, 'close')));
    client.close();
    await closed;
  });
});

function* endless() {
  for (;;) yield Buffer.alloc(16_384, 'x');
}

/** Each would change where a request goes or what it holds, or keep it from being sent. */
const VARIABLES = {
  AWS_ACCESS_KEY_ID: 'elsewhere',
  AWS_SECRET_ACCESS_KEY: 'elsewhere',
  AWS_SESSION_TOKEN: 'elsewhere',
  AWS_REGION: 'elsewhere-1',
  AWS_PROFILE: 'exchange',
  AWS_ENDPOINT_URL: 'http://elsewhere.invalid',
  AWS_ENDPOINT_URL_S3: 'http://elsewhere.invalid',
  AWS_DEFAULTS_MODE: 'auto',
  AWS_MAX_ATTEMPTS: '1',
  AWS_RETRY_MODE: 'adaptive',
  AWS_REQUEST_CHECKSUM_CALCULATION: 'WHEN_SUPPORTED',
  AWS_RESPONSE_CHECKSUM_VALIDATION: 'WHEN_SUPPORTED',
  AWS_AUTH_SCHEME_PREFERENCE: 'sigv4a',
  AWS_SIGV4A_SIGNING_REGION_SET: 'elsewhere-1',
  AWS_DISABLE_CLOCK_SKEW_CORRECTION: 'neither',
  AWS_S3_DISABLE_EXPRESS_SESSION_AUTH: 'neither',
  AWS_S3_USE_ARN_REGION: 'neither',
  AWS_USE_DUALSTACK_ENDPOINT: 'neither',
  AWS_USE_FIPS_ENDPOINT: 'neither',
  AWS_SDK_UA_APP_ID: 'elsewhere',
};

const PROFILE = `[profile exchange]
region = elsewhere-1
aws_access_key_id = elsewhere
aws_secret_access_key = elsewhere
endpoint_url = http://elsewhere.invalid
max_attempts = 1
request_checksum_calculation = when_supported
use_fips_endpoint = neither
use_dualstack_endpoint = neither
s3_use_arn_region = neither
disable_clock_skew_correction = neither
sdk_ua_app_id = elsewhere
`;
