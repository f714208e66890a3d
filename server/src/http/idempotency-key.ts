import { idempotencyKey } from '@scampolo/shared/contract/common';
import { AppError } from '@scampolo/shared/errors';
import type { FastifyRequest } from 'fastify';

/**
 * The key of a request that must have one. The route says `config: { idempotencyKey: true }`.
 * @throws {AppError} IDEMPOTENCY_KEY_REQUIRED when there is none, or no sound one
 */
export function requireIdempotencyKey(request: FastifyRequest): string {
  const key = optionalIdempotencyKey(request);
  if (key === null) throw new AppError('IDEMPOTENCY_KEY_REQUIRED');
  return key;
}

/**
 * The key of a request that may have one, or null. The route says `config: { idempotencyKey: 'optional' }`.
 * @throws {AppError} IDEMPOTENCY_KEY_REQUIRED for one that is not sound: who sends a key relies on it
 */
export function optionalIdempotencyKey(request: FastifyRequest): string | null {
  const header = request.headers['idempotency-key'];
  if (header === undefined) return null;
  const parsed = idempotencyKey.safeParse(header);
  if (!parsed.success) throw new AppError('IDEMPOTENCY_KEY_REQUIRED');
  return parsed.data;
}
