import compress from '@fastify/compress';
import helmet from '@fastify/helmet';
import { AppError } from '@scampolo/shared/errors';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import plugin from 'fastify-plugin';
import type { Deps } from '../deps.ts';
import { hasBearer } from './bearer.ts';
import { shedPlugin } from './shed.ts';

/** What no page here needs is closed to it, and to whatever might get into it. */
const PERMISSIONS =
  'camera=(self), geolocation=(self), microphone=(), payment=(), usb=(), browsing-topics=()';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Headers, compression, load shedding and the refusal of cross-site writes, for every route. */
export const securityPlugin = plugin<{ deps: Pick<Deps, 'config' | 'db'> }>(
  async (app, { deps }) => {
    const { config } = deps;
    const https = config.publicUrl?.startsWith('https:') ?? false;
    await app.register(helmet, {
      strictTransportSecurity: https,
      crossOriginEmbedderPolicy: false,
      frameguard: { action: 'deny' },
      referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          imgSrc: ["'self'", 'data:', 'blob:'],
          objectSrc: ["'none'"],
          baseUri: ["'none'"],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
          ...(https ? { upgradeInsecureRequests: [] } : {}),
        },
      },
    });
    await app.register(compress, { threshold: 1024, encodings: ['br', 'gzip'] });
    await app.register(shedPlugin, { deps });
    app.addHook('onRequest', async (request, reply) => {
      reply.header('permissions-policy', PERMISSIONS);
      if (isCrossSiteWrite(request, config.publicUrl)) throw new AppError('CROSS_SITE');
    });
    // What is somebody's own stays out of every cache; an answer that says otherwise knows why.
    app.addHook('onSend', async (request, reply) => {
      if (request.actor && !reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
    });
    if (config.trustProxy === null) warnOfProxies(app);
  },
  { name: 'security' },
);

/**
 * A write that a browser says another site started: its origin is not that of PUBLIC_URL, or, where that is not set, not the
 * address that was asked. Who sends a Bearer token is known by that and never by a cookie that
 * could be abused; other credentials (Basic, of a proxy in front) browsers add by themselves. A request without Origin and
 * Sec-Fetch-Site does not come from a browser's page.
 */
export function isCrossSiteWrite(
  request: Pick<FastifyRequest, 'method' | 'headers' | 'host' | 'protocol'>,
  publicUrl: string | null,
): boolean {
  if (SAFE_METHODS.has(request.method) || hasBearer(request)) return false;
  const { origin } = request.headers;
  if (origin !== undefined) return origin !== originOf(publicUrl ?? `${request.protocol}://${request.host}`);
  const site = request.headers['sec-fetch-site'];
  return site !== undefined && site !== 'same-origin' && site !== 'none';
}

/** Scheme, host and port: the same host without encryption is another site. Null for what is no address. */
function originOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).origin : null;
}

/** Behind a proxy that is not named everybody is one network, and shares its limits: the administrator is told, once. */
function warnOfProxies(app: FastifyInstance): void {
  let told = false;
  app.addHook('onRequest', async (request) => {
    if (told || request.headers['x-forwarded-for'] === undefined) return;
    told = true;
    request.log.warn(
      'a proxy forwards requests, but TRUST_PROXY does not name it: all clients share one limit',
    );
  });
}
