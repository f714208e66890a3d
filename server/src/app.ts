import { randomUUID } from 'node:crypto';
import Fastify, { type FastifyInstance } from 'fastify';
import { serializerCompiler } from 'fastify-type-provider-zod';
import type { Deps } from './deps.ts';
import { answerCachePlugin } from './http/answer-cache.ts';
import { closingPlugin } from './http/closing.ts';
import { errorPlugin } from './http/errors.ts';
import { healthRoutes, type Readiness } from './http/health.ts';
import { jsonBodyPlugin } from './http/json-body.ts';
import { type CollectMetrics, metricsPlugin } from './http/metrics.ts';
import { openapiPlugin } from './http/openapi.ts';
import { pageRoutes } from './http/pages.ts';
import { requestLimitPlugin } from './http/request-limit.ts';
import { securityPlugin } from './http/security.ts';
import { sessionPlugin } from './http/session.ts';
import { answerUnreadable, answerUnroutable } from './http/unreadable.ts';
import { validationPlugin } from './http/validation.ts';
import { alertRoutes } from './modules/alerts/routes.ts';
import { unsubscribeRoutes } from './modules/alerts/unsubscribe-routes.ts';
import { catalogueRoutes } from './modules/catalogue/routes.ts';
import { deskRoutes } from './modules/desk/routes.ts';
import { exchangeRoutes } from './modules/exchange/routes.ts';
import { hubFeedRoutes } from './modules/hubs/feed-routes.ts';
import { hubPageRoutes } from './modules/hubs/page-routes.ts';
import { hubRoutes } from './modules/hubs/routes.ts';
import { identityRoutes } from './modules/identity/routes.ts';
import { previewRoutes } from './modules/listings/og-routes.ts';
import { photoFileRoutes, photoUploadRoutes } from './modules/listings/photo-routes.ts';
import { listingRoutes } from './modules/listings/routes.ts';
import { devMailPlugin } from './modules/messages/dev-mail.ts';
import { threadRoutes } from './modules/messages/thread-routes.ts';
import { noticeRoutes } from './modules/moderation/notice-routes.ts';
import { moderationPeopleRoutes } from './modules/moderation/people-routes.ts';
import { moderationRoutes } from './modules/moderation/routes.ts';
import { privacyRoutes } from './modules/privacy/routes.ts';
import { searchRoutes } from './modules/search/routes.ts';
import { wantedRoutes } from './modules/wanted/routes.ts';
import { logoUploadRoutes } from './modules/workshops/logo-routes.ts';
import { workshopPeopleRoutes } from './modules/workshops/people-routes.ts';
import { workshopRoutes } from './modules/workshops/routes.ts';

export interface AppOptions {
  /** folder of the built web front end (`client` and `server` below it); null: the API alone */
  webFolder: string | null;
  readiness: Readiness;
  /** gives the metrics of all processes that share the port, by those of this one; null: this one's alone */
  collectMetrics?: CollectMetrics | null;
}

/** Routes of the API, all under `/api/v1` and all with `deps`. */
const API_ROUTES = [
  identityRoutes,
  hubRoutes,
  hubPageRoutes,
  catalogueRoutes,
  listingRoutes,
  photoUploadRoutes,
  searchRoutes,
  exchangeRoutes,
  moderationRoutes,
  moderationPeopleRoutes,
  noticeRoutes,
  threadRoutes,
  deskRoutes,
  workshopRoutes,
  workshopPeopleRoutes,
  logoUploadRoutes,
  privacyRoutes,
  alertRoutes,
  unsubscribeRoutes,
  wantedRoutes,
];

/** Builds the HTTP application: the same for the process and for tests. Closing it closes nothing of `deps`. */
export async function buildApp(deps: Deps, options: AppOptions): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: deps.log,
    trustProxy: deps.config.trustProxy ?? false,
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 128, ignoreTrailingSlash: false },
    requestTimeout: 60_000,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    frameworkErrors: answerUnroutable,
    clientErrorHandler: answerUnreadable,
  });
  app.setSerializerCompiler(serializerCompiler);
  await app.register(closingPlugin);
  await app.register(errorPlugin);
  await app.register(validationPlugin);
  await app.register(jsonBodyPlugin);
  await app.register(securityPlugin, { deps });
  await app.register(metricsPlugin, {
    deps,
    ...(options.collectMetrics && { collect: options.collectMetrics }),
  });
  await app.register(healthRoutes, { deps, readiness: options.readiness });
  await app.register(openapiPlugin);
  await app.register(sessionPlugin, { deps });
  await app.register(requestLimitPlugin, { deps });
  await app.register(answerCachePlugin, { deps });
  for (const routes of API_ROUTES) await app.register(routes, { deps, prefix: '/api/v1' });
  await app.register(photoFileRoutes, { deps });
  await app.register(previewRoutes, { deps });
  await app.register(hubFeedRoutes, { deps });
  await app.register(devMailPlugin, { config: deps.config });
  if (options.webFolder !== null) await app.register(pageRoutes, { deps, webFolder: options.webFolder });
  return app;
}
