import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError, request } from './client.ts';

const asked: string[] = [];
const opened: string[] = [];

/** A server that gives each address its answers one after the other, the last one for ever. */
function serve(answers: Record<string, (Response | (() => Promise<Response>))[]>): void {
  vi.stubGlobal('fetch', async (path: string) => {
    asked.push(path);
    const queue = answers[path] ?? [];
    const answer = queue.length > 1 ? queue.shift() : queue[0];
    return typeof answer === 'function' ? answer() : (answer?.clone() ?? new Response(null, { status: 404 }));
  });
}

const refusal = (status: number, code: string, details?: object): Response =>
  Response.json({ error: { code, message: code, details }, requestId: 'r' }, { status });

beforeEach(() => {
  asked.length = 0;
  opened.length = 0;
  vi.stubGlobal('location', {
    pathname: '/me/claims',
    search: '?a=1',
    assign: (path: string) => opened.push(path),
  });
});
afterEach(() => vi.unstubAllGlobals());

describe('request', () => {
  it('gives the JSON of an answer, and nothing for one without', async () => {
    serve({ '/api/v1/me': [Response.json({ id: 1 })], '/api/v1/x': [new Response(null, { status: 204 })] });
    expect(await request('/me')).toEqual({ id: 1 });
    expect(await request('/x', { method: 'DELETE' })).toBeUndefined();
  });

  it('renews an ended session once and asks again', async () => {
    serve({
      '/api/v1/me': [refusal(401, 'UNAUTHENTICATED'), Response.json({ id: 1 })],
      '/api/v1/auth/refresh': [Response.json({})],
    });
    expect(await request('/me')).toEqual({ id: 1 });
    expect(asked).toEqual(['/api/v1/me', '/api/v1/auth/refresh', '/api/v1/me']);
    expect(opened).toEqual([]);
  });

  it('renews it once for two requests at a time, since a refresh token used twice ends the session', async () => {
    const ended = (): Promise<Response> => Promise.resolve(refusal(401, 'UNAUTHENTICATED'));
    serve({
      '/api/v1/a': [ended, Response.json(1)],
      '/api/v1/b': [ended, Response.json(2)],
      '/api/v1/auth/refresh': [Response.json({})],
    });
    expect(await Promise.all([request('/a'), request('/b')])).toEqual([1, 2]);
    expect(asked.filter((path) => path.endsWith('refresh'))).toHaveLength(1);
  });

  it('leads to the sign-in page and back when the session cannot be renewed', async () => {
    serve({
      '/api/v1/me': [refusal(401, 'UNAUTHENTICATED')],
      '/api/v1/auth/refresh': [refusal(401, 'UNAUTHENTICATED')],
    });
    await expect(request('/me')).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(opened).toEqual(['/sign-in?next=%2Fme%2Fclaims%3Fa%3D1']);
  });

  it('stays where it is when signing in itself is refused', async () => {
    serve({ '/api/v1/auth/login': [refusal(401, 'INVALID_CREDENTIALS')] });
    await expect(request('/auth/login', { method: 'POST', body: {} })).rejects.toMatchObject({
      code: 'INVALID_CREDENTIALS',
    });
    expect(asked).toHaveLength(1);
    expect(opened).toEqual([]);
  });

  it('stays where it is when a mailed link asks for a password', async () => {
    serve({ '/api/v1/auth/confirm': [refusal(401, 'UNAUTHENTICATED')] });
    await expect(request('/auth/confirm', { method: 'POST', body: {} })).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    });
    expect(asked).toEqual(['/api/v1/auth/confirm']);
    expect(opened).toEqual([]);
  });

  it('asks again although renewing failed, since another tab may have renewed the session meanwhile', async () => {
    serve({
      '/api/v1/me': [refusal(401, 'UNAUTHENTICATED'), Response.json({ id: 1 })],
      '/api/v1/auth/refresh': [refusal(401, 'UNAUTHENTICATED')],
    });
    expect(await request('/me')).toEqual({ id: 1 });
    expect(opened).toEqual([]);
  });

  it('tells how long to wait when there were too many attempts', async () => {
    const tooMany = new Response(JSON.stringify({ error: { code: 'RATE_LIMITED', message: '' } }), {
      status: 429,
      headers: { 'Retry-After': '754' },
    });
    serve({ '/api/v1/auth/login': [tooMany], '/api/v1/x': [refusal(409, 'INVALID_STATE')] });
    await expect(request('/auth/login', { method: 'POST', body: {} })).rejects.toMatchObject({
      code: 'RATE_LIMITED',
      retryAfterSeconds: 754,
    });
    await expect(request('/x')).rejects.toMatchObject({ retryAfterSeconds: null });
  });

  it('sends a file as a form and everything else as JSON', async () => {
    const sent: RequestInit[] = [];
    vi.stubGlobal('fetch', async (_path: string, init: RequestInit) => {
      sent.push(init);
      return new Response(null, { status: 204 });
    });
    const form = new FormData();
    await request('/logo', { method: 'PUT', body: form });
    await request('/me', { method: 'PATCH', body: { name: 'Ada' } });
    expect(sent[0]).toMatchObject({ body: form, headers: {} });
    expect(sent[1]).toMatchObject({
      body: '{"name":"Ada"}',
      headers: { 'Content-Type': 'application/json' },
    });
  });

  it('carries the issues of a refusal', async () => {
    const issues = [{ path: 'title', code: 'too_short', message: '' }];
    serve({ '/api/v1/listings': [refusal(400, 'VALIDATION_FAILED', { issues })] });
    const error = await request('/listings', { method: 'POST', body: {} }).catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(ApiError);
    expect((error as ApiError).issues).toEqual(issues);
  });

  it('tells a lost network from an answer that is not ours', async () => {
    serve({
      '/api/v1/gone': [() => Promise.reject(new TypeError('failed to fetch'))],
      '/api/v1/cut': [new Response('{"id":', { status: 201 })],
      '/api/v1/proxy': [new Response('<h1>Bad gateway</h1>', { status: 502 })],
    });
    await expect(request('/gone')).rejects.toMatchObject({ code: 'network' });
    await expect(request('/cut')).rejects.toMatchObject({ code: 'network' });
    await expect(request('/proxy')).rejects.toMatchObject({ code: 'unknown' });
  });

  it('lets an aborted request end as aborted, not as a lost network', async () => {
    const controller = new AbortController();
    const abort = new DOMException('aborted', 'AbortError');
    serve({
      '/api/v1/search': [
        () => {
          controller.abort();
          return Promise.reject(abort);
        },
      ],
    });
    await expect(request('/search', { signal: controller.signal })).rejects.toBe(abort);
  });
});
