import { Writable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../app.ts';
import { createLogger, describeError } from '../logger.ts';
import { PASSWORD } from '../testing/people.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { TOLD, travel } from './testing/journey.ts';
import { TOLD_OF_WORKSHOP } from './testing/journey-account.ts';
import { TOLD_IN_SEARCHES } from './testing/journey-alerts.ts';
import { TOLD_IN_TALK } from './testing/journey-desk.ts';
import { expectErrorAnswer } from './testing/refusal.ts';

const EMAIL = 'Giulia.Rossi@test.example';
const WRONG_PASSWORD = 'the password of her bank';
const NAME = 'Giulia Rossi detta la Rossa';

let test: TestApp;
let app: FastifyInstance;
let lines: string[];

// The application once more, as it logs in development and at its most talkative.
beforeAll(async () => {
  test = await startTestApp();
  lines = [];
  const sink = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const deps = {
    ...test.deps,
    config: { ...test.deps.config, mode: 'development' } as const,
    log: createLogger({ logLevel: 'trace' }, sink),
  };
  app = await buildApp(deps, { webFolder: null, readiness: { indexed: true } });
  await app.ready();
});
afterAll(async () => {
  await app.close();
  await test.close();
});

function register(email: string) {
  const workshop = { name: 'Sartoria Rossi', kind: 'studio', hub: 'milano' };
  const payload = { email, password: PASSWORD, name: NAME, locale: 'it', workshop };
  return app.inject({ method: 'POST', url: '/api/v1/auth/register', payload });
}

function login(password: string) {
  return app.inject({ method: 'POST', url: '/api/v1/auth/login', payload: { email: EMAIL, password } });
}

/** Runs `use` while the database fails as `broken` makes it; `mended` undoes that. */
async function whileBroken<T>(broken: string, mended: string, use: () => Promise<T>): Promise<T> {
  await test.database.sql.unsafe(broken);
  try {
    return await use();
  } finally {
    await test.database.sql.unsafe(mended);
  }
}

describe('a failure on our side', () => {
  const failures: [what: string, broken: string, mended: string, url: string][] = [
    [
      'a table is gone',
      'alter table listings rename to listings_away',
      'alter table listings_away rename to listings',
      '/api/v1/hubs',
    ],
    [
      'a column is gone',
      'alter table listings rename column title to title_away',
      'alter table listings rename column title_away to title',
      '/api/v1/listings/01890000-0000-7000-8000-000000000000',
    ],
  ];

  it.each(failures)('is answered without its insides: %s', async (_what, broken, mended, url) => {
    const answer = await whileBroken(broken, mended, () => app.inject({ url }));
    expect(answer.statusCode).toBe(500);
    const { error } = expectErrorAnswer(answer);
    expect(error).toEqual({
      code: 'INTERNAL',
      message: 'Something failed on our side. The request id helps us find it.',
    });
  });

  it('is logged once, with the request id of the answer, what failed and where', async () => {
    const [, broken, mended, url] = failures[0] ?? ['', '', '', ''];
    const answer = await whileBroken(broken, mended, () => app.inject({ url }));
    const { requestId } = expectErrorAnswer(answer);
    const errors = lines
      .map((line) => JSON.parse(line))
      .filter(({ level, reqId }) => level >= 50 && reqId === requestId);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({
      msg: 'request failed',
      code: 'INTERNAL',
      err: { message: expect.stringContaining('Failed query: select'), cause: { code: '42P01' } },
    });
    expect(errors[0].err.stack).toMatch(/^\s+at /);
  });
});

describe('log lines', () => {
  it('carry no token, password, hash, address or name, whatever succeeds or fails', async () => {
    const session = (await register(EMAIL)).json();
    const good = (await login(PASSWORD)).json();
    await login(WRONG_PASSWORD);
    await register(EMAIL.toLowerCase());
    const renewed = (
      await app.inject({
        method: 'POST',
        url: '/api/v1/auth/refresh',
        payload: { refreshToken: good.refreshToken },
      })
    ).json();
    const cookie = `scampolo_access=${renewed.accessToken}; scampolo_refresh=${renewed.refreshToken}`;
    await app.inject({ url: '/api/v1/me', headers: { cookie } });
    await app.inject({ url: '/api/v1/me', headers: { authorization: `Bearer ${good.accessToken}` } });
    await app.inject({ url: '/api/v1/me', headers: { authorization: `Bearer ${good.accessToken}x` } });
    const failed = await whileBroken(
      'alter table members add constraint nobody_more check (false) not valid',
      'alter table members drop constraint nobody_more',
      () => register('giulia.verdi@test.example'),
    );
    expect(failed.statusCode).toBe(500);

    const log = lines.join('');
    const tokens = [session, good, renewed].flatMap(({ accessToken, refreshToken }) => [
      accessToken,
      refreshToken,
    ]);
    const secrets = [
      ...tokens,
      PASSWORD,
      WRONG_PASSWORD,
      'argon2',
      '@test.example',
      'giulia',
      'Giulia',
      'Sartoria',
    ];
    expect(secrets.filter((secret) => log.includes(secret))).toEqual([]);
    expect(log).toContain('request failed');
    expect(log).toContain('access token refused');
    expect(log).toContain('request completed');
  });

  it('carry nothing that anybody told the exchange in all of the main job, nor a secret of theirs', async () => {
    const from = lines.length;
    const journey = await travel({ ...test, app });
    const { call } = journey.staff;
    await call('GET', `/moderation/workshops?q=${encodeURIComponent(journey.giver.email)}`);
    await app.inject({ url: `/api/v1/me?access_token=${journey.giver.token}` });
    await app.inject({ url: `/api/v1/search?q=${encodeURIComponent(TOLD.pickupPlace)}` });
    const log = lines.slice(from).join('');
    const told = [TOLD, TOLD_OF_WORKSHOP, TOLD_IN_TALK, TOLD_IN_SEARCHES].flatMap((one) =>
      Object.values(one),
    );
    const secrets = [
      ...journey.tokens.given,
      ...journey.tokens.mailed,
      journey.giver.token,
      PASSWORD,
      'argon2',
    ];
    const found = [...told, ...secrets, '@test.example', encodeURIComponent('@test.example')].filter(
      (text) => log.includes(text) || log.includes(encodeURIComponent(text)),
    );
    expect(found).toEqual([]);
    // Mail programs have the token in the address (RFC 8058).
    expect(log.match(/unsubscribe\/[^"]*/g)).toEqual(['unsubscribe/…']);
    expect(log.split('request completed').length).toBeGreaterThan(200);
  });

  it('are one JSON object each, whatever an address says', async () => {
    await app.inject({ url: '/api/v1/hubs?x=%0a{"level":60,"msg":"forged"}' });
    await app.inject({ url: '/api/v1/hubs/%22%7d%0a%1b[2J' });
    for (const line of lines) expect(JSON.parse(line).msg).not.toBe('forged');
  });
});

describe('an error in the log', () => {
  it('keeps what failed and leaves out the values it failed on', () => {
    const cause = Object.assign(new Error('550 <Giulia.Rossi@test.example> unknown'), {
      code: 'EENVELOPE',
      detail: NAME,
    });
    const error = Object.assign(new Error(`Failed query: select 1\nparams: ${NAME}`, { cause }), {
      query: 'select 1',
      params: [NAME],
    });
    expect(describeError(error)).toEqual({
      type: 'Error',
      message: 'Failed query: select 1',
      stack: expect.stringMatching(/^ +at .*disclosure/),
      cause: {
        type: 'Error',
        message: '550 <…> unknown',
        code: 'EENVELOPE',
        stack: expect.stringMatching(/^ +at /),
      },
    });
    expect(JSON.stringify(describeError(error))).not.toContain('Rossi');
  });

  it('may be anything', () => {
    expect([
      describeError('a text'),
      describeError(null),
      describeError({ message: 'told', stack: '' }),
    ]).toEqual([
      { type: 'string', message: 'not an error', stack: '' },
      { type: 'object', message: 'not an error', stack: '' },
      { type: 'object', message: 'told', stack: '' },
    ]);
  });
});
