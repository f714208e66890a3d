import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ConfigError, loadConfig } from './config.ts';

describe('loadConfig', () => {
  it('has a default for everything in development', () => {
    expect(loadConfig({})).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      mode: 'development',
      seed: 'demo',
      rateLimit: true,
    });
  });

  it('does not seed a database it was given', () => {
    expect(loadConfig({ DATABASE_URL: 'postgres://somewhere/exchange' }).seed).toBe('none');
  });

  it('lists every problem at once', () => {
    const attempt = () => loadConfig({ PORT: 'abc', SMTP_URL: 'http://mail', LOG_LEVEL: 'loud' });
    expect(attempt).toThrow(ConfigError);
    expect(attempt).toThrow(/PORT[\s\S]*SMTP_URL[\s\S]*LOG_LEVEL/);
  });

  const bucket = {
    S3_ENDPOINT: 'https://s3.example',
    S3_REGION: 'eu-south-1',
    S3_BUCKET: 'exchange',
    S3_KEY: 'key',
    S3_SECRET: 'secret',
  };

  it('takes a bucket by all five of its settings', () => {
    expect(loadConfig({}).s3).toBeNull();
    expect(loadConfig(bucket).s3).toEqual({
      endpoint: 'https://s3.example',
      region: 'eu-south-1',
      bucket: 'exchange',
      key: 'key',
      secret: 'secret',
    });
  });

  it.each(Object.keys(bucket))('refuses a bucket without %s', (name) => {
    const attempt = () => loadConfig({ ...bucket, [name]: '' });
    expect(attempt).toThrow(new RegExp(`has 1 problem[\\s\\S]*${name}: is required`));
  });

  it('refuses a bucket whose name could be a path, and an endpoint that is no web address', () => {
    expect(() => loadConfig({ ...bucket, S3_BUCKET: '../x' })).toThrow(/S3_BUCKET: must be/);
    expect(() => loadConfig({ ...bucket, S3_ENDPOINT: 'file:///tmp' })).toThrow(/S3_ENDPOINT: must be/);
  });

  it('takes a search engine beside PostgreSQL by its address', () => {
    expect(loadConfig({}).meilisearch).toBeNull();
    expect(loadConfig({ MEILI_URL: 'http://127.0.0.1:7700/' }).meilisearch).toEqual({
      url: 'http://127.0.0.1:7700',
      key: null,
      indexPrefix: 'scampolo',
    });
    expect(() => loadConfig({ MEILI_URL: 'meili:7700' })).toThrow(/MEILI_URL: must be/);
    expect(() => loadConfig({ MEILI_KEY: 'some key' })).toThrow(/MEILI_URL: is required/);
    expect(() => loadConfig({ MEILI_INDEX_PREFIX: '../x' })).toThrow(/MEILI_INDEX_PREFIX: must be/);
  });

  const production = {
    NODE_ENV: 'production',
    PUBLIC_URL: 'https://scampolo.example',
    JWT_SECRET: randomBytes(32).toString('hex'),
    MEILI_KEY: randomBytes(24).toString('hex'),
  };

  it.each([
    'https://search.example',
    'http://127.0.0.1:7700',
    'http://[::1]:7700',
    'http://meilisearch:7700',
    'http://search.internal:7700',
    'http://10.1.2.3:7700',
    'http://192.168.1.9:7700',
    'http://172.31.0.2:7700',
    'http://[fd00::5]:7700',
  ])('asks in production an engine whose key nobody reads on the way: %s', (MEILI_URL) => {
    expect(loadConfig({ ...production, MEILI_URL }).meilisearch?.url).toBe(MEILI_URL);
  });

  it.each([
    'http://search.example',
    'http://172.32.0.2:7700',
    'http://11.0.0.1',
    'http://10.evil.example',
    'http://[2001:db8::1]',
  ])('refuses one in production over the open net: %s', (MEILI_URL) => {
    expect(() => loadConfig({ ...production, MEILI_URL })).toThrow(/MEILI_URL: must be https/);
  });

  it.each([
    '',
    'masterKey',
    'change-me-change-me-now',
    'aaaaaaaaaaaaaaaaaaaaaaaa',
    'MEILI_MASTER_KEY_example',
  ])('refuses in production a key of the engine that can be guessed: %j', (MEILI_KEY) => {
    const attempt = () => loadConfig({ ...production, MEILI_URL: 'http://meilisearch:7700', MEILI_KEY });
    expect(attempt).toThrow(/MEILI_KEY: (is required|can be guessed)/);
  });

  it.each([
    [{ PUBLIC_URL: 'https://scampolo.example' }, /JWT_SECRET/],
    [{ JWT_SECRET: 'x'.repeat(32) }, /PUBLIC_URL/],
    [{ JWT_SECRET: 'short', PUBLIC_URL: 'https://scampolo.example' }, /32 characters/],
    [{ JWT_SECRET: 'x'.repeat(32), PUBLIC_URL: 'https://scampolo.example', SEED: 'demo' }, /demo accounts/],
    [{ JWT_SECRET: 'x'.repeat(32), PUBLIC_URL: 'https://scampolo.example', RATE_LIMIT: 'off' }, /RATE_LIMIT/],
  ])('refuses unsafe production settings %#', (env, message) => {
    expect(() => loadConfig({ NODE_ENV: 'production', ...env })).toThrow(message);
  });

  it.each([
    'x'.repeat(40),
    'abcabcabcabcabcabcabcabcabcabcabcabc',
    'change-me-please-change-me-please-0',
    'CHANGEME'.repeat(5),
    'a-secret-of-at-least-32-characters',
    'test-secret-of-32-characters-or-more',
    'example-of-what-should-not-be-used-here',
    '01234567890123456789012345678901234',
  ])('refuses a secret in production that can be guessed: %s', (secret) => {
    const env = { NODE_ENV: 'production', PUBLIC_URL: 'https://scampolo.example', JWT_SECRET: secret };
    expect(() => loadConfig(env)).toThrow(/JWT_SECRET: can be guessed/);
    expect(loadConfig({ ...env, NODE_ENV: 'development' }).jwtSecret).toBe(secret);
  });

  it('takes a random secret, as base64 or hex', () => {
    for (let count = 0; count < 500; count += 1) {
      for (const encoding of ['base64', 'hex'] as const) {
        const secret = randomBytes(32).toString(encoding);
        const env = { NODE_ENV: 'production', PUBLIC_URL: 'https://scampolo.example', JWT_SECRET: secret };
        expect(loadConfig(env).jwtSecret).toBe(secret);
      }
    }
  });
});
