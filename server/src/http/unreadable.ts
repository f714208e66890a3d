import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { AppError, type ErrorCode } from '@scampolo/shared/errors';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { answerError, errorBody, toAppError } from './errors.ts';

/** The policy of answers that are nothing to look at. */
const NOTHING = "default-src 'none';frame-ancestors 'none'";

/** What Node says of a connection's bytes, where the contract has more to say than that they cannot be read. */
const CONNECTION_CODES: Readonly<Record<string, ErrorCode>> = {
  HPE_HEADER_OVERFLOW: 'PAYLOAD_TOO_LARGE',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 'PAYLOAD_TOO_LARGE',
};

/**
 * Answers for addresses that Fastify's router refuses before any route or hook is known, such as `%ff`, which is no UTF-8.
 * For `frameworkErrors` of the application.
 */
export function answerUnroutable(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  reply.header('x-content-type-options', 'nosniff').header('content-security-policy', NOTHING);
  answerError(toAppError(error), error, request, reply);
}

/** Connections that were answered and only wait for the other side to have read it. */
const answered = new WeakSet<Socket>();
const LINGER_MS = 1000;

/**
 * Answers bytes that are no HTTP request, in the one shape of every error answer, and ends the connection. For
 * `clientErrorHandler` of the application.
 */
export function answerUnreadable(
  this: FastifyInstance,
  error: Error & { code?: string },
  socket: Socket,
): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || answered.has(socket)) return;
  if (!socket.writable) return void socket.destroy(error);
  answered.add(socket);
  const requestId = randomUUID();
  const code = CONNECTION_CODES[error.code ?? ''] ?? 'MALFORMED_BODY';
  const answer = new AppError(code, undefined, 'The request could not be read, or did not arrive in time.');
  this.log.info({ reqId: requestId, code, parser: error.code }, 'connection refused');
  socket.end(rawAnswer(answer, requestId));
  // Closing at once, with bytes still on their way here, would reset the connection before the answer is read.
  setTimeout(() => socket.destroy(), LINGER_MS).unref();
}

function rawAnswer(answer: AppError, requestId: string): string {
  const body = JSON.stringify(errorBody(answer, requestId));
  const head = [
    `HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status]}`,
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Cache-Control: no-store',
    'X-Content-Type-Options: nosniff',
    `Content-Security-Policy: ${NOTHING}`,
    'Connection: close',
  ];
  return `${head.join('\r\n')}\r\n\r\n${body}`;
}
