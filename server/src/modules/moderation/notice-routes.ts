import { errorAnswer, idParams, page, pageQuery } from '@scampolo/shared/contract/common';
import {
  filedNotice,
  NOTICE_FOLDERS,
  notice,
  noticeAnswerBody,
  noticeBody,
  staffNotice,
} from '@scampolo/shared/contract/notices';
import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Deps } from '../../deps.ts';
import { attemptLimit } from '../../http/limits.ts';
import { requireActor, signedIn } from '../../http/session.ts';
import { countAttempt } from '../identity/use-cases/count-attempt.ts';
import { answerNotice } from './use-cases/answer-notice.ts';
import { fileNotice } from './use-cases/file-notice.ts';
import { listMyNotices, readNotices } from './use-cases/read-notices.ts';

/** Notices: anybody says that something is wrong, staff answer. */
export const noticeRoutes: FastifyPluginAsyncZod<{ deps: Deps }> = async (app, { deps }) => {
  const tags = ['moderation'];
  const countMember = async ({ actor }: FastifyRequest): Promise<void> => {
    if (actor) await countAttempt(deps, 'notice:member', actor.memberId);
  };

  app.post(
    '/notices',
    {
      onRequest: [attemptLimit(deps, 'notice:network').onRequest, countMember],
      schema: {
        tags,
        summary: 'Say that something is wrong',
        description: 'Anybody may, signed in or not; `email` is for who is not and wants an answer.',
        body: noticeBody,
        response: { 201: filedNotice, '4xx': errorAnswer },
      },
    },
    async (request, reply) => {
      reply.code(201);
      return fileNotice(deps, request.actor, request.body);
    },
  );

  app.get(
    '/me/notices',
    {
      onRequest: signedIn,
      schema: {
        tags,
        summary: 'Notices that I filed',
        querystring: pageQuery,
        response: { 200: page(notice), '4xx': errorAnswer },
      },
    },
    async (request) => listMyNotices(deps, requireActor(request), request.query),
  );

  app.get(
    '/moderation/notices',
    {
      onRequest: signedIn,
      schema: {
        tags,
        summary: 'Notices of my hubs',
        description: 'What waits, oldest first; or what was answered, newest first.',
        querystring: pageQuery.extend({ folder: z.enum(NOTICE_FOLDERS).default('open') }),
        response: { 200: page(staffNotice), '4xx': errorAnswer },
      },
    },
    async (request) => readNotices(deps, requireActor(request), request.query),
  );

  app.post(
    '/moderation/notices/:id/answer',
    {
      onRequest: signedIn,
      schema: {
        tags,
        summary: 'Answer a notice',
        params: idParams,
        body: noticeAnswerBody,
        response: { 200: staffNotice, '4xx': errorAnswer },
      },
    },
    async (request) => answerNotice(deps, requireActor(request), request.params.id, request.body),
  );
};
