import type { ErrorAnswer } from '@scampolo/shared/contract/common';
import { AppError, ERROR_CODES, type ErrorCode } from '@scampolo/shared/errors';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import plugin from 'fastify-plugin';
import { outageOf } from './outage.ts';

/** Failures of Fastify and its plugins that a client can cause, and the code each has in our contract. */
const FRAMEWORK_CODES: Readonly<Record<string, ErrorCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'PAYLOAD_TOO_LARGE',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'UNSUPPORTED_MEDIA_TYPE',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'MALFORMED_BODY',
  FST_ERR_CTP_INVALID_JSON_BODY: 'MALFORMED_BODY',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'MALFORMED_BODY',
  FST_ERR_BAD_URL: 'NOT_FOUND',
  FST_ERR_ASYNC_CONSTRAINT: 'NOT_FOUND',
  FST_ERR_MAX_PARAM_LENGTH: 'NOT_FOUND',
  FST_INVALID_MULTIPART_CONTENT_TYPE: 'UNSUPPORTED_MEDIA_TYPE',
  FST_REQ_FILE_TOO_LARGE: 'PAYLOAD_TOO_LARGE',
  FST_PARTS_LIMIT: 'PAYLOAD_TOO_LARGE',
  FST_FILES_LIMIT: 'PAYLOAD_TOO_LARGE',
  FST_FIELDS_LIMIT: 'PAYLOAD_TOO_LARGE',
  FST_PROTO_VIOLATION: 'MALFORMED_BODY',
  FST_MP_PREMATURE_CLOSE: 'MALFORMED_BODY',
  FST_UNDER_PRESSURE: 'OVERLOADED',
};

/** Seconds after which a refused client may come back, for codes that mean "later". */
const RETRY_AFTER_SECONDS: Partial<Record<ErrorCode, number>> = {
  PHOTO_BUSY: 2,
  OVERLOADED: 5,
  STORAGE_FULL: 60,
};

/** The one place where a failure becomes an answer. Unexpected ones are logged with their stack and answered without detail. */
export const errorPlugin = plugin(
  async (app) => {
    app.setErrorHandler((error: FastifyError | AppError, request, reply) =>
      answerError(toAppError(error), error, request, reply),
    );
    app.setNotFoundHandler((request, reply) => {
      const missing = new AppError('NOT_FOUND');
      return answerError(missing, missing, request, reply);
    });
  },
  { name: 'errors' },
);

/** Finds the contract's code for any failure; what an outage is to who asked; INTERNAL for what nobody foresaw. */
export function toAppError(error: FastifyError | AppError): AppError {
  if (error instanceof AppError) return error;
  const code = FRAMEWORK_CODES[error.code];
  if (code) return new AppError(code);
  if (error.statusCode === 429) return new AppError('RATE_LIMITED');
  if (error.statusCode === 400 && error.name === 'SyntaxError') return new AppError('MALFORMED_BODY');
  return outageOf(error) ?? new AppError('INTERNAL');
}

/** Answers with the JSON of a failure; logs it, with its cause when it is ours. */
export function answerError(
  answer: AppError,
  cause: Error,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const who = { code: answer.code, memberId: request.actor?.memberId };
  if (ERROR_CODES[answer.code].status >= 500) request.log.error({ err: cause, ...who }, 'request failed');
  else request.log.info(who, 'request refused');
  sayWhenToComeBack(answer, reply);
  return reply
    .code(answer.status)
    .header('cache-control', 'no-store')
    .type('application/json; charset=utf-8')
    .serializer((payload: unknown) => JSON.stringify(payload))
    .send(errorBody(answer, request.id));
}

/** Sets `Retry-After` for failures that pass. Limits know to the second when they end. */
export function sayWhenToComeBack({ code, details }: AppError, reply: FastifyReply): void {
  const retryAfter = details?.['retryAfterSeconds'] ?? RETRY_AFTER_SECONDS[code];
  if (typeof retryAfter === 'number') reply.header('retry-after', retryAfter);
}

/** The JSON of an error answer. */
export function errorBody({ code, message, details }: AppError, requestId: string): ErrorAnswer {
  return { error: details ? { code, message, details } : { code, message }, requestId };
}
