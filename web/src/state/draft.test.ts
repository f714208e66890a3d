import type { ListingJson } from '@scampolo/shared/contract/listings';
import { afterEach, expect, it, vi } from 'vitest';
import { listing } from '../testing/fixtures.ts';
import { terms } from '../testing/terms.ts';
import { openDraft } from './draft.ts';
import { emptyForm } from './listing-form.ts';

const calls: { method: string; path: string; body: Record<string, unknown> }[] = [];

/** A server that takes everything and counts revisions. */
function serve(answers: (call: (typeof calls)[number]) => ListingJson | 'down'): void {
  calls.length = 0;
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    const call = { method: init.method ?? 'GET', path, body: JSON.parse(String(init.body)) };
    calls.push(call);
    const answer = answers(call);
    if (answer === 'down') throw new TypeError('no network');
    return Response.json(answer);
  });
}

const open = (first: ListingJson | null, created: string[] = []) =>
  openDraft(first, { locale: 'it', terms, onCreate: ({ id }) => created.push(id) });

afterEach(() => vi.unstubAllGlobals());

it('creates one draft for two photos and a save at once', async () => {
  serve(({ body }) => ({ ...listing, ...body, revision: 1 }) as ListingJson);
  const created: string[] = [];
  const draft = open(null, created);
  const form = emptyForm('milano');
  await Promise.all([draft.ensure(form, 'w'), draft.ensure(form, 'w'), draft.save(form, 'w')]);
  expect(calls.map(({ method }) => method)).toEqual(['POST', 'PATCH']);
  expect(calls[0]?.body).toEqual({ title: 'Lotto senza nome', locale: 'it', hub: 'milano', workshopId: 'w' });
  expect(created).toEqual([listing.id]);
});

it('saves over the revision it saw last, or the one it is told', async () => {
  serve(({ body }) => ({ ...listing, revision: Number(body['revision']) + 1 }));
  const draft = open(listing);
  const form = { ...emptyForm('milano'), title: 'Tela' };
  await draft.save(form, undefined);
  await draft.save(form, undefined);
  await draft.save(form, undefined, 9);
  expect(calls.map(({ body }) => body['revision'])).toEqual([3, 4, 9]);
});

it('tries to create again after the network failed', async () => {
  let down = true;
  serve(() => (down ? 'down' : listing));
  const draft = open(null);
  await expect(draft.ensure(emptyForm('milano'), undefined)).rejects.toMatchObject({ code: 'network' });
  down = false;
  await expect(draft.ensure(emptyForm('milano'), undefined)).resolves.toMatchObject({ id: listing.id });
});
