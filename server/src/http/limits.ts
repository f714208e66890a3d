import type { FastifyRequest } from 'fastify';
import type { Deps } from '../deps.ts';
import { type AttemptScope, countAttempt } from '../modules/identity/use-cases/count-attempt.ts';
import { networkOf } from './network.ts';
import { requireActor } from './session.ts';

type LimitDeps = Pick<Deps, 'config' | 'db' | 'tokens'>;

/** Route option that counts every request by its network before anything of it is read, for all processes. */
export function attemptLimit(deps: LimitDeps, scope: Extract<AttemptScope, `${string}:network`>) {
  return {
    onRequest: async (request: FastifyRequest) => {
      await countAttempt(deps, scope, networkOf(request.ip));
    },
  };
}

/**
 * Route option that counts every request by its member before anything of it is read, for all processes. Who is not signed
 * in is told so.
 */
export function memberLimit(
  deps: LimitDeps,
  scope: Extract<
    AttemptScope,
    | 'listing:member'
    | 'photo:member'
    | 'claim:member'
    | 'hub:member'
    | 'message:member'
    | 'search:member'
    | 'wanted:member'
    | 'asked:member'
  >,
) {
  return {
    onRequest: async (request: FastifyRequest) => {
      await countAttempt(deps, scope, requireActor(request).memberId);
    },
  };
}
