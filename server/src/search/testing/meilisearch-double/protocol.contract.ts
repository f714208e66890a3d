import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { SETTINGS } from '../../meilisearch/settings.ts';

/** A server that speaks the protocol, and its master key. */
export interface ServerUnderTest {
  url: string;
  key: string;
  stop(): Promise<void>;
}

type Json = Readonly<Record<string, unknown>>;

const DOCUMENTS = [
  { id: 'a', hub: 'milano', weightGsm: 100, publishedAt: 1, title: 'lana blu' },
  { id: 'b', hub: 'a"b', weightGsm: 200, publishedAt: 2, title: 'lana rossa' },
  { id: 'c', hub: 'a\\b', weightGsm: 300, publishedAt: 3, title: 'seta blu', fibre: ['wool', 'silk'] },
];

/**
 * What Meilisearch answers to right and wrong requests, as far as the adapter depends on it. Runs on the double in CI, and on a real
 * server where there is one: that both pass is what the double is trusted for.
 */
export function describeProtocol(name: string, start: () => Promise<ServerUnderTest>): void {
  describe(name, () => {
    const index = `scampolo-protocol-${randomBytes(4).toString('hex')}`;
    let server: ServerUnderTest;
    beforeAll(async () => {
      server = await start();
      await done(await post('/indexes', { uid: index, primaryKey: 'id' }));
      await done(await send('PATCH', `/indexes/${index}/settings`, SETTINGS));
      await done(await post(`/indexes/${index}/documents`, DOCUMENTS));
    });
    afterAll(async () => {
      await send('DELETE', `/indexes/${index}`);
      await server.stop();
    });

    describe('a search', () => {
      test.each<[Json, string]>([
        [{ filter: 'title = "lana"' }, 'invalid_search_filter'],
        [{ filter: 'hub > "a"' }, 'invalid_search_filter'],
        [{ filter: 'weightGsm = 100' }, 'invalid_search_filter'],
        [{ filter: 'hub = "a"b"' }, 'invalid_search_filter'],
        [{ filter: 'hub = "a' }, 'invalid_search_filter'],
        [{ filter: 'hub = "a\\q"' }, 'invalid_search_filter'],
        [{ filter: 'hub = AND' }, 'invalid_search_filter'],
        [{ filter: 'hub IN ["a"' }, 'invalid_search_filter'],
        [{ filter: 'hub IN ["a" "b"]' }, 'invalid_search_filter'],
        [{ filter: 'hub "a"' }, 'invalid_search_filter'],
        [{ filter: '(hub = "a"' }, 'invalid_search_filter'],
        [{ filter: 'hub = "a" hub = "b"' }, 'invalid_search_filter'],
        [{ filter: 5 }, 'invalid_search_filter'],
        [{ filter: [5] }, 'invalid_search_filter'],
        [{ sort: ['title:asc'] }, 'invalid_search_sort'],
        [{ sort: ['publishedAt'] }, 'invalid_search_sort'],
        [{ sort: 'publishedAt:asc' }, 'invalid_search_sort'],
        [{ facets: ['title'] }, 'invalid_search_facets'],
        [{ q: 5 }, 'invalid_search_q'],
        [{ limit: -1 }, 'invalid_search_limit'],
        [{ offset: 'x' }, 'invalid_search_offset'],
        [{ hitsPerPage: 1.5 }, 'invalid_search_hits_per_page'],
        [{ page: -1 }, 'invalid_search_page'],
        [{ matchingStrategy: 'some' }, 'invalid_search_matching_strategy'],
        [{ attributesToRetrieve: 'id' }, 'invalid_search_attributes_to_retrieve'],
        [{ query: 'lana' }, 'bad_request'],
      ])('%j is refused with %s', async (parameters, code) => {
        expect(await search(parameters)).toMatchObject({ status: 400, code });
        const inside = await post('/multi-search', { queries: [{ indexUid: index, ...parameters }] });
        expect(inside).toMatchObject({ status: 400, code });
      });

      test.each<[string | (string | string[])[], string]>([
        ['hub = milano', 'a'],
        ["hub = 'milano'", 'a'],
        ['hub = " MILANO "', 'a'],
        ['hub = "a\\"b"', 'b'],
        ['hub = "a\\\\b"', 'c'],
        ['hub != milano', 'bc'],
        ['NOT hub = milano', 'bc'],
        ['hub IN [milano, "a\\"b"]', 'ab'],
        ['hub IN []', ''],
        ['hub = nobody', ''],
        ['weightGsm >= 200', 'bc'],
        ['weightGsm > 200.5', 'c'],
        ['weightGsm <= 99', ''],
        ['weightGsm 150 TO 250', 'b'],
        ['weightGsm >= lana', ''],
        ['weightGsm >= -5', 'abc'],
        ['hub = milano OR weightGsm >= 200 AND fibre = silk', 'ac'],
        ['(hub = milano OR weightGsm >= 200) AND fibre = silk', 'c'],
        ['"shares.wool" >= 80', ''],
        ['id > "a"', 'bc'],
        [['weightGsm >= 200', 'fibre = wool'], 'c'],
        [[['hub = milano', 'fibre = wool']], 'ac'],
      ])('with the filter %j finds %s', async (filter, ids) => {
        const { hits } = await search({ filter, sort: ['id:asc'] });
        expect((hits as { id: string }[]).map(({ id }) => id).join('')).toBe(ids);
      });

      test.each([
        ['lana', 'ab'],
        ['lan', 'ab'],
        ['lana. blu', 'a'],
        ['"lana blu"', 'a'],
        ['"blu lana"', ''],
        ['-lana', 'c'],
        ['-"lana blu" lana', 'b'],
        ['-seta blu', 'a'],
        ['"lana". ros', 'b'],
        ['rosas', 'b'],
        ['roxxa', ''],
        ['rossb', 'b'],
        ['tossa', ''],
        ['', 'abc'],
      ])('for %j finds %s', async (q, ids) => {
        const { hits } = await search({ q, sort: ['id:asc'], matchingStrategy: 'all' });
        expect((hits as { id: string }[]).map(({ id }) => id).join('')).toBe(ids);
      });

      test('gives pages with a true total, and none without hits', async () => {
        const page = { page: 2, hitsPerPage: 2, sort: ['publishedAt:desc'], attributesToRetrieve: ['id'] };
        expect(await search(page)).toMatchObject({ hits: [{ id: 'a' }], totalHits: 3, totalPages: 2 });
        expect(await search({ page: 1, hitsPerPage: 0 })).toMatchObject({ hits: [], totalHits: 3 });
        expect(await search({ page: 9, hitsPerPage: 2 })).toMatchObject({ hits: [], totalHits: 3 });
      });

      test('counts the values of facets among what it finds', async () => {
        const { facetDistribution } = await search({ q: 'blu', facets: ['hub', 'fibre'] });
        expect(facetDistribution).toEqual({ hub: { milano: 1, 'a\\b': 1 }, fibre: { wool: 1, silk: 1 } });
      });

      test('shows displayed attributes alone', async () => {
        const { hits } = await search({ q: 'seta', attributesToRetrieve: ['*'] });
        expect(hits).toEqual([{ id: 'c' }]);
      });
    });

    describe('who asks', () => {
      test('needs a key, and the right one', async () => {
        expect(await send('GET', `/indexes/${index}`, undefined, null)).toMatchObject({
          status: 401,
          code: 'missing_authorization_header',
        });
        expect(await send('GET', `/indexes/${index}`, undefined, 'wrong')).toMatchObject({
          status: 403,
          code: 'invalid_api_key',
        });
      });

      test('with a key of some indexes may do no more than it says, and sees no task of a swap', async () => {
        const { key } = await post('/keys', {
          actions: ['search', 'indexes.create', 'indexes.get', 'indexes.swap', 'tasks.get'],
          indexes: [`${index}*`],
          expiresAt: null,
        });
        const own = String(key);
        expect(await send('POST', `/indexes/${index}/search`, {}, own)).toMatchObject({ status: 200 });
        expect(await send('DELETE', `/indexes/${index}`, undefined, own)).toMatchObject({ status: 403 });
        expect(await send('POST', '/indexes/other/search', {}, own)).toMatchObject({ status: 403 });
        expect(await send('GET', '/version', undefined, own)).toMatchObject({ status: 403 });
        expect(await send('POST', '/keys', {}, own)).toMatchObject({ status: 403, code: 'invalid_api_key' });
        await done(await post('/indexes', { uid: `${index}_next` }));
        const { taskUid } = await send(
          'POST',
          '/swap-indexes',
          [{ indexes: [`${index}_next`, `${index}_other`], rename: true }],
          own,
        );
        await expect.poll(async () => (await send('GET', `/indexes/${index}_other`)).status).toBe(200);
        expect(await send('GET', `/tasks/${taskUid}`, undefined, own)).toMatchObject({
          status: 404,
          code: 'task_not_found',
        });
        await done(await send('DELETE', `/indexes/${index}_other`));
      });

      test.each<[Json, string]>([
        [{ actions: ['search'], indexes: ['x_*'] }, 'missing_api_key_expires_at'],
        [{ actions: ['search'], expiresAt: null }, 'missing_api_key_indexes'],
        [{ indexes: ['x_*'], expiresAt: null }, 'missing_api_key_actions'],
        [{ actions: ['dance'], indexes: ['x_*'], expiresAt: null }, 'invalid_api_key_actions'],
        [{ actions: ['search'], indexes: ['x y'], expiresAt: null }, 'invalid_api_key_indexes'],
        [
          { actions: ['version'], indexes: ['x_*'], expiresAt: null },
          'index_scoped_api_key_with_global_action',
        ],
        [{ uid: 'x', actions: ['search'], indexes: ['x_*'], expiresAt: null }, 'invalid_api_key_uid'],
      ])('cannot make the key %j: %s', async (key, code) => {
        expect(await post('/keys', key)).toMatchObject({ status: 400, code });
      });
    });

    describe('a change', () => {
      test.each<[Json, string]>([
        [{ stopWord: [] }, 'bad_request'],
        [{ rankingRules: ['luck'] }, 'invalid_settings_ranking_rules'],
        [{ filterableAttributes: 'hub' }, 'invalid_settings_filterable_attributes'],
        [
          { typoTolerance: { minWordSizeForTypos: { oneTypo: 9, twoTypos: 5 } } },
          'invalid_settings_typo_tolerance',
        ],
        [{ prefixSearch: 'sometimes' }, 'invalid_settings_prefix_search'],
      ])('of settings to %j is refused with %s', async (settings, code) => {
        expect(await send('PATCH', `/indexes/${index}/settings`, settings)).toMatchObject({
          status: 400,
          code,
        });
      });

      test('of documents in no form that it reads is refused at once', async () => {
        const path = `/indexes/${index}/documents`;
        expect(await raw('POST', path, '{"id":"x"', 'application/x-ndjson')).toMatchObject({
          status: 400,
          code: 'malformed_payload',
        });
        expect(await raw('POST', path, '{"id":"x"}', 'text/plain')).toMatchObject({
          status: 415,
          code: 'invalid_content_type',
        });
      });

      test('that cannot be done fails its task, and changes nothing', async () => {
        const documents = `/indexes/${index}/documents`;
        expect(await failure(await post(documents, [{ id: 'd' }, { id: 'not an id' }]))).toBe(
          'invalid_document_id',
        );
        expect(await failure(await post(documents, [{ id: 'd' }, { hub: 'x' }]))).toBe('missing_document_id');
        expect(await search({ page: 1, hitsPerPage: 0 })).toMatchObject({ totalHits: 3 });
        expect(await failure(await post('/indexes', { uid: index }))).toBe('index_already_exists');
        expect(await failure(await send('DELETE', `/indexes/${index}_absent`))).toBe('index_not_found');
        const swap = (rename: boolean, other: string) =>
          post('/swap-indexes', [{ indexes: [index, other], rename }]);
        expect(await failure(await swap(false, `${index}_absent`))).toBe('index_not_found');
        expect(await post('/swap-indexes', [{ indexes: [index] }])).toMatchObject({
          status: 400,
          code: 'invalid_swap_indexes',
        });
      });

      test('of an index that is not there makes none, by a key that may not', async () => {
        const { key } = await post('/keys', {
          actions: ['documents.add', 'tasks.get'],
          indexes: [`${index}_absent`],
          expiresAt: null,
        });
        const added = await send('POST', `/indexes/${index}_absent/documents`, DOCUMENTS, String(key));
        expect(await failure(added)).toBe('index_not_found');
        expect(await send('GET', `/indexes/${index}_absent`)).toMatchObject({
          status: 404,
          code: 'index_not_found',
        });
      });
    });

    function search(parameters: Json): Promise<Answered> {
      return post(`/indexes/${index}/search`, parameters);
    }

    function post(path: string, body: unknown): Promise<Answered> {
      return send('POST', path, body);
    }

    function send(
      method: string,
      path: string,
      body?: unknown,
      key: string | null = server.key,
    ): Promise<Answered> {
      return raw(
        method,
        path,
        body === undefined ? undefined : JSON.stringify(body),
        'application/json',
        key,
      );
    }

    async function raw(
      method: string,
      path: string,
      body: string | undefined,
      contentType: string,
      key: string | null = server.key,
    ): Promise<Answered> {
      const response = await fetch(server.url + path, {
        method,
        headers: {
          ...(body !== undefined && { 'content-type': contentType }),
          ...(key !== null && { authorization: `Bearer ${key}` }),
        },
        ...(body !== undefined && { body }),
      });
      return { ...((await response.json()) as Json), status: response.status };
    }

    async function done(enqueued: Answered): Promise<void> {
      expect(await outcome(enqueued)).toMatchObject({ status: 'succeeded', error: null });
    }

    async function failure(enqueued: Answered): Promise<unknown> {
      const { error } = await outcome(enqueued);
      return (error as Json | null)?.['code'];
    }

    async function outcome({ taskUid }: Answered): Promise<Json> {
      const read = async () => {
        const response = await fetch(`${server.url}/tasks/${taskUid}`, {
          headers: { authorization: `Bearer ${server.key}` },
        });
        return (await response.json()) as Json;
      };
      await vi.waitFor(async () => expect((await read())['status']).toMatch(/succeeded|failed/), {
        timeout: 15_000,
      });
      return read();
    }
  });
}

type Answered = Json & { status: number };
