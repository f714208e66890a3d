import type { FastifyBaseLogger, FastifyRequest } from 'fastify';
import { type DestinationStream, pino } from 'pino';
import { z } from 'zod';
import type { Config } from './config.ts';
import { networkOf } from './http/network.ts';
import { mapFrames } from './mapped-stack.ts';

const errorLike = z.object({
  message: z.string(),
  stack: z.unknown().optional(),
  code: z.unknown().optional(),
  cause: z.unknown().optional(),
  query: z.unknown().optional(),
});
const MAIL_ADDRESS = /[^\s<>"'(),:;]+@[^\s<>"'(),:;]+/g;

/** What is written of an error. Its own fields are left out: drivers keep a query's values there. */
export interface LoggedError {
  type: string;
  message: string;
  /** an AppError's, Node's, or a SQLSTATE */
  code?: string;
  /** where it was made, one frame a line */
  stack: string;
  cause?: LoggedError;
}

/** Structured logs, on standard output unless told, without tokens, passwords, addresses or bodies. */
export function createLogger(
  config: Pick<Config, 'logLevel'>,
  destination?: DestinationStream,
): FastifyBaseLogger {
  const options = {
    level: config.logLevel,
    serializers: { err: describeError, req: describeRequest },
    redact: {
      paths: [
        // @fastify/multipart shows at `trace` the whole head of each upload.
        'busboyOptions.headers',
        'req.headers.authorization',
        'req.headers.cookie',
        'res.headers["set-cookie"]',
        '*.password',
        '*.email',
      ],
      censor: '…',
    },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** The token of a mail, in the one address that mail programs call with it. */
const MAILED_TOKEN = /(\/unsubscribe\/).+/;

/** A request as logs show it: what people searched for, and which address or page they go on to, stays out. */
export function describeRequest(request: FastifyRequest): { method: string; path: string; network: string } {
  const [address = ''] = request.url.split('?', 1);
  const path = address.replace(MAILED_TOKEN, '$1…');
  return { method: request.method, path, network: networkOf(request.ip) };
}

/** An error as logs show it, with its causes: what failed and where, without the values it failed on. */
export function describeError(error: unknown): LoggedError {
  const parsed = errorLike.safeParse(error);
  if (!parsed.success) return { type: typeof error, message: 'not an error', stack: '' };
  const { code, cause } = parsed.data;
  return {
    type: error instanceof Error ? error.constructor.name : 'object',
    message: messageOf(parsed.data),
    ...(typeof code === 'string' ? { code } : {}),
    stack: framesOf(parsed.data.stack),
    ...(cause instanceof Error ? { cause: describeError(cause) } : {}),
  };
}

/** drizzle appends the values of a query to its message; mail servers name the address they refuse. */
function messageOf({ query, message }: z.infer<typeof errorLike>): string {
  return (typeof query === 'string' ? `Failed query: ${query}` : message).replace(MAIL_ADDRESS, '…');
}

/** The stack without its first lines, which repeat the message. */
function framesOf(stack: unknown): string {
  const frames = String(stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
  return mapFrames(frames);
}
