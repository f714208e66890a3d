import { errorAnswer, idParams, noBody, page, pageQuery } from '@scampolo/shared/contract/common';
import { myClaimsQuery } from '@scampolo/shared/contract/desk';
import { cancelBody, claim, claimBody, handoverBody } from '@scampolo/shared/contract/exchange';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Deps } from '../../deps.ts';
import { requireIdempotencyKey } from '../../http/idempotency-key.ts';
import { memberLimit } from '../../http/limits.ts';
import { requireActor, signedIn } from '../../http/session.ts';
import { claimAmount } from './use-cases/claim-amount.ts';
import { listClaimsOnListing, listMyClaims, readClaim } from './use-cases/read-claim.ts';
import { cancelClaim, handOver, markNoShow } from './use-cases/settle-claim.ts';

/** Claims: from asking to the weighed hand-over. */
export const exchangeRoutes: FastifyPluginAsyncZod<{ deps: Deps }> = async (app, { deps }) => {
  const tags = ['exchange'];
  const one = { 200: claim, '4xx': errorAnswer };

  app.post(
    '/listings/:id/claims',
    {
      ...memberLimit(deps, 'claim:member'),
      config: { idempotencyKey: true },
      schema: {
        tags,
        summary: 'Claim an amount or pieces',
        description: 'Send an `Idempotency-Key` header: the same key with the same request claims once.',
        params: idParams,
        body: claimBody,
        response: { 201: claim, '4xx': errorAnswer },
      },
    },
    async (request, reply) => {
      const actor = requireActor(request);
      const key = requireIdempotencyKey(request);
      reply.code(201);
      return claimAmount(deps, actor, { listingId: request.params.id, body: request.body, key });
    },
  );

  app.get(
    '/listings/:id/claims',
    {
      onRequest: signedIn,
      schema: {
        tags,
        summary: 'Claims on a listing, for its workshop and staff',
        params: idParams,
        querystring: pageQuery,
        response: { 200: page(claim), '4xx': errorAnswer },
      },
    },
    async (request) => listClaimsOnListing(deps, requireActor(request), request.params.id, request.query),
  );

  app.get(
    '/me/claims',
    {
      onRequest: signedIn,
      schema: {
        tags,
        summary: 'Claims of my workshops',
        querystring: myClaimsQuery,
        response: { 200: page(claim), '4xx': errorAnswer },
      },
    },
    async (request) => listMyClaims(deps, requireActor(request), request.query),
  );

  app.get(
    '/claims/:id',
    { onRequest: signedIn, schema: { tags, summary: 'One claim', params: idParams, response: one } },
    async (request) => readClaim(deps, requireActor(request), request.params.id),
  );

  app.post(
    '/claims/:id/cancel',
    {
      onRequest: signedIn,
      schema: { tags, summary: 'Cancel a claim', params: idParams, body: cancelBody, response: one },
    },
    async (request) => cancelClaim(deps, requireActor(request), request.params.id, request.body),
  );

  app.post(
    '/claims/:id/handover',
    {
      onRequest: signedIn,
      schema: {
        tags,
        summary: 'Record the weighed hand-over',
        params: idParams,
        body: handoverBody,
        response: one,
      },
    },
    async (request) => handOver(deps, requireActor(request), request.params.id, request.body),
  );

  app.post(
    '/claims/:id/no-show',
    {
      onRequest: signedIn,
      schema: {
        tags,
        summary: 'Record that nobody came',
        params: idParams,
        body: noBody,
        response: one,
      },
    },
    async (request) => markNoShow(deps, requireActor(request), request.params.id),
  );
};
