import { errorAnswer, issue } from '@scampolo/shared/contract/common';
import { ERROR_CODES, type ErrorCode } from '@scampolo/shared/errors';
import type { LightMyRequestResponse } from 'fastify';
import { expect } from 'vitest';
import { z } from 'zod';

/** The documented answer to bad input. */
export interface Refusal {
  status: number;
  code: ErrorCode;
  /** of a VALIDATION_FAILED: every problem as `path code`, `(all)` for the whole, in any order */
  issues?: readonly string[];
}

export const NOT_FOUND: Refusal = { status: 404, code: 'NOT_FOUND' };
export const FORBIDDEN: Refusal = { status: 403, code: 'FORBIDDEN' };
export const UNAUTHENTICATED: Refusal = { status: 401, code: 'UNAUTHENTICATED' };
export const NO_KEY: Refusal = { status: 400, code: 'IDEMPOTENCY_KEY_REQUIRED' };
export const STALE: Refusal = { status: 409, code: 'STALE_REVISION' };
export const MALFORMED: Refusal = { status: 400, code: 'MALFORMED_BODY' };
export const UNSUPPORTED: Refusal = { status: 415, code: 'UNSUPPORTED_MEDIA_TYPE' };
export const TOO_LARGE: Refusal = { status: 413, code: 'PAYLOAD_TOO_LARGE' };

/** An id that nothing has. */
export const NOWHERE = '01890000-0000-7000-8000-000000000000';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** What a stack, a statement or a file of ours looks like. */
const INSIDES = /\n\s+at |node_modules|\.ts:\d|select .* from |insert into|update .* set |\$argon2/i;

/** A refusal that names these problems, each written `path code`. */
export function invalid(...issues: string[]): Refusal {
  return { status: 400, code: 'VALIDATION_FAILED', issues };
}

/** Expects the one shape of every error answer, with this status, this code and exactly these problems. */
export function expectRefusal(answer: LightMyRequestResponse, refusal: Refusal): void {
  const body = expectErrorAnswer(answer);
  const { status, code, issues } = refusal;
  expect({ status: answer.statusCode, code: body.error.code, issues: issuesOf(body.error.details) }).toEqual({
    status,
    code,
    issues: issues ? [...issues].sort() : [],
  });
}

/** Expects the one shape of every error answer, whatever it refuses, with nothing of our insides; gives it. */
export function expectErrorAnswer(answer: LightMyRequestResponse): z.infer<typeof errorAnswer> {
  expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
  expect(answer.headers['cache-control']).toBe('no-store');
  const body = errorAnswer.parse(answer.json());
  expect(Object.keys(ERROR_CODES)).toContain(body.error.code);
  expect(ERROR_CODES[body.error.code as ErrorCode].status).toBe(answer.statusCode);
  expect(body.requestId).toMatch(UUID);
  expect(answer.body).not.toMatch(INSIDES);
  return body;
}

function issuesOf(details: Record<string, unknown> | undefined): string[] {
  const issues = z.array(issue).parse(details?.['issues'] ?? []);
  return issues.map(({ path, code }) => `${path || '(all)'} ${code}`).sort();
}
