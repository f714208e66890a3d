import type { FastifyRequest } from 'fastify';

const SCHEME = /^bearer(?: |$)/i;
const TOKEN = /^bearer +([A-Za-z0-9._-]{20,2000})$/i;

/** Whether a request presents a Bearer token, good or bad: then no cookie counts. */
export function hasBearer(request: Pick<FastifyRequest, 'headers'>): boolean {
  return SCHEME.test(request.headers.authorization ?? '');
}

/** The Bearer token of a request; null when there is none, or nothing that could be one. */
export function bearerOf(request: Pick<FastifyRequest, 'headers'>): string | null {
  return TOKEN.exec(request.headers.authorization ?? '')?.[1] ?? null;
}
