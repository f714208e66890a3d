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

  it.each([
    [{ PUBLIC_URL: 'https://scampolo.example' }, /JWT_SECRET/],
    [{ JWT_SECRET: 'x'.repeat(32) }, /PUBLIC_URL/],
    [{ JWT_SECRET: 'short', PUBLIC_URL: 'https://scampolo.example' }, /32 characters/],
    [{ JWT_SECRET: 'x'.repeat(32), PUBLIC_URL: 'https://scampolo.example', SEED: 'demo' }, /demo accounts/],
    [{ JWT_SECRET: 'x'.repeat(32), PUBLIC_URL: 'https://scampolo.example', RATE_LIMIT: 'off' }, /RATE_LIMIT/],
  ])('refuses unsafe production settings %#', (env, message) => {
    expect(() => loadConfig({ NODE_ENV: 'production', ...env })).toThrow(message);
  });
});
