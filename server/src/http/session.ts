import cookie from '@fastify/cookie';
import jwt from '@fastify/jwt';
import type { SessionAnswer } from '@scampolo/shared/contract/identity';
import { AppError } from '@scampolo/shared/errors';
import type { FastifyRequest } from 'fastify';
import plugin from 'fastify-plugin';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import type { Actor } from '../modules/identity/actor.ts';
import { presentMe } from '../modules/identity/present.ts';
import { endSession, prepareActorQuery } from '../modules/identity/session-repository.ts';
import { ACCESS_TOKEN_SECONDS, SESSION_DAYS } from '../modules/identity/tokens.ts';
import type { OpenedSession } from '../modules/identity/use-cases/open-session.ts';
import { bearerOf, hasBearer } from './bearer.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** who asks; null when nobody is signed in */
    actor: Actor | null;
  }
  interface FastifyInstance {
    /**
     * Signs an access token for an opened session, sets both cookies and gives the answer. The session that the browser's
     * cookie named before ends.
     */
    giveSession(reply: FastifyReply, opened: OpenedSession): Promise<{ answer: SessionAnswer; actor: Actor }>;
    clearSession(reply: FastifyReply): void;
    /** The refresh token a browser sent, or null. */
    refreshTokenOf(request: FastifyRequest): string | null;
  }
}

/** What an access token says: which session it is for, and with which refresh token it was given. */
const accessClaims = z.object({ sid: z.uuid(), gen: z.int().positive().optional() });

export interface CookieNames {
  access: string;
  refresh: string;
  secure: boolean;
}

/** `__Host-` cookies need https; a development server on a phone's network has none. */
export function cookieNames(publicUrl: string | null): CookieNames {
  const secure = publicUrl?.startsWith('https:') ?? false;
  const prefix = secure ? '__Host-' : '';
  return { access: `${prefix}scampolo_access`, refresh: `${prefix}scampolo_refresh`, secure };
}

/**
 * Finds out who asks: a Bearer token for programs, a cookie for browsers. The token names a session that the database
 * must still know, so signing out, a reset or a suspension ends it everywhere at once.
 */
export const sessionPlugin = plugin<{ deps: Deps }>(
  async (app, { deps }) => {
    const names = cookieNames(deps.config.publicUrl);
    const loadActor = prepareActorQuery(deps.db);
    await app.register(cookie);
    await app.register(jwt, {
      secret: deps.jwtSecret,
      sign: { algorithm: 'HS256', expiresIn: ACCESS_TOKEN_SECONDS },
      verify: { algorithms: ['HS256'] },
    });
    app.decorateRequest('actor', null);

    app.addHook('onRequest', async (request) => {
      const token = hasBearer(request) ? bearerOf(request) : request.cookies[names.access];
      if (!token) return;
      const claims = readToken(token);
      request.actor = claims === null ? null : await loadActor(claims.sid, claims.gen);
    });

    function readToken(token: string): z.infer<typeof accessClaims> | null {
      try {
        return accessClaims.parse(app.jwt.verify(token));
      } catch (cause) {
        app.log.debug({ err: cause }, 'access token refused');
        return null;
      }
    }

    /** A browser has one session here: the one that its cookie named until now is over. */
    async function endReplaced(request: FastifyRequest, sessionId: string): Promise<void> {
      const before = deps.tokens.readRefreshToken(request.cookies[names.refresh] ?? '');
      if (before && before.sessionId !== sessionId) await endSession(deps.db, before.sessionId);
    }

    app.decorate('giveSession', async (reply, opened) => {
      const actor = await loadActor(opened.sessionId);
      if (!actor) throw new AppError('UNAUTHENTICATED');
      await endReplaced(reply.request, opened.sessionId);
      const accessToken = app.jwt.sign({ sid: opened.sessionId, gen: opened.generation });
      reply.header('cache-control', 'no-store');
      const base = { httpOnly: true, path: '/', sameSite: 'lax', secure: names.secure } as const;
      reply.setCookie(names.access, accessToken, { ...base, maxAge: ACCESS_TOKEN_SECONDS });
      reply.setCookie(names.refresh, opened.refreshToken, { ...base, maxAge: SESSION_DAYS * 86_400 });
      const expiresAt = new Date(Date.now() + ACCESS_TOKEN_SECONDS * 1000).toISOString();
      return {
        answer: { accessToken, expiresAt, refreshToken: opened.refreshToken, me: presentMe(actor) },
        actor,
      };
    });
    app.decorate('clearSession', (reply) => {
      for (const name of [names.access, names.refresh])
        reply.clearCookie(name, { path: '/', secure: names.secure });
    });
    app.decorate('refreshTokenOf', (request) => request.cookies[names.refresh] ?? null);
  },
  { name: 'session' },
);

/**
 * The signed-in actor.
 * @throws {AppError} UNAUTHENTICATED
 */
export function requireActor(request: FastifyRequest): Actor {
  if (!request.actor) throw new AppError('UNAUTHENTICATED');
  return request.actor;
}

/** `onRequest` hook of routes for members: who is not signed in is told so before anything of the request is read. */
export async function signedIn(request: FastifyRequest): Promise<void> {
  requireActor(request);
}
