import type { Config } from '../config.ts';

/** Attempts to sign in or register that one network has in a quarter of an hour. */
const ATTEMPTS = 20;

/** Route configuration that limits attempts to sign in or register by network; nothing when limits are off. */
export function attemptLimit(config: Config) {
  return config.rateLimit ? { rateLimit: { max: ATTEMPTS, timeWindow: '15 minutes' } } : {};
}
