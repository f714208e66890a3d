import type { ListingJson } from '@scampolo/shared/contract/listings';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { listing } from '../testing/fixtures.ts';
import { terms } from '../testing/terms.ts';
import { openDraft } from './draft.ts';
import { emptyForm } from './listing-form.ts';

const KEY = '6f0c8a52-7c1e-4000-8000-000000000001';
const calls: { method: string; path: string; body: Record<string, unknown>; key: string | null }[] = [];

/** A server that takes everything and counts revisions. */
function serve(
  answers: (call: (typeof calls)[number]) => ListingJson | 'down' | { stale: ListingJson },
): void {
  calls.length = 0;
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    const call = {
      method: init.method ?? 'GET',
      path,
      body: JSON.parse(String(init.body)),
      key: new Headers(init.headers).get('idempotency-key'),
    };
    calls.push(call);
    const answer = answers(call);
    if (answer === 'down') throw new TypeError('no network');
    if ('stale' in answer) {
      const error = { code: 'STALE_REVISION', message: '', details: { current: answer.stale } };
      return Response.json({ error, requestId: '' }, { status: 409 });
    }
    return Response.json(answer);
  });
}

const open = (first: ListingJson | null, created: string[] = []) =>
  openDraft(first, {
    locale: 'it',
    terms,
    typed: (value) => String(value).replace('.', ','),
    key: () => KEY,
    onCreate: ({ id }) => created.push(id),
  });

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
  await draft.save(form, undefined, { revision: 9 });
  expect(calls.map(({ body }) => body['revision'])).toEqual([3, 4, 9]);
});

it('tries to create again after the network failed', async () => {
  let down = true;
  serve(() => (down ? 'down' : listing));
  const draft = open(null);
  await expect(draft.ensure(emptyForm('milano'), undefined)).rejects.toMatchObject({ code: 'network' });
  down = false;
  await expect(draft.ensure(emptyForm('milano'), undefined)).resolves.toMatchObject({ id: listing.id });
  expect(calls.map(({ key }) => key)).toEqual([KEY, KEY]);
});

describe('a save whose answer was lost', () => {
  const typed = (title: string) => ({ ...emptyForm('milano'), title });
  /** The server after it has taken a title at a revision. */
  const having = (title: string, revision: number): ListingJson => ({
    ...listing,
    ...EMPTY,
    title,
    revision,
  });
  const EMPTY = {
    description: '',
    category: null,
    form: null,
    origin: null,
    condition: null,
    defects: [],
    composition: [],
    compositionSource: null,
    weightGsm: null,
    widthCm: null,
    amount: null,
    smallestCut: null,
    pieces: [],
    massKg: null,
    massComputed: false,
    legalRoute: null,
    priceKind: 'gift' as const,
    price: null,
    brandVisible: false,
    attributes: {},
    pickup: { kind: 'workshop' as const },
    availableUntil: null,
    hub: 'milano',
  };

  it('is no conflict when it is tried again, also with more words', async () => {
    const answers: (ListingJson | 'down' | { stale: ListingJson })[] = [
      'down',
      { stale: having('Tela', 4) },
      having('Tela di lino', 5),
    ];
    serve(() => answers.shift() ?? 'down');
    const draft = open(listing);
    await expect(draft.save(typed('Tela'), undefined)).rejects.toMatchObject({ code: 'network' });
    await draft.save(typed('Tela di lino'), undefined);
    expect(calls.map(({ body }) => [body['title'], body['revision']])).toEqual([
      ['Tela', 3],
      ['Tela di lino', 3],
      ['Tela di lino', 4],
    ]);
    expect(draft.saved?.revision).toBe(5);
  });

  it('is one when somebody else wrote something else meanwhile', async () => {
    const answers: ('down' | { stale: ListingJson })[] = ['down', { stale: having('Juta', 4) }];
    serve(() => answers.shift() ?? 'down');
    const draft = open(listing);
    await expect(draft.save(typed('Tela'), undefined)).rejects.toMatchObject({ code: 'network' });
    await expect(draft.save(typed('Tela'), undefined)).rejects.toMatchObject({ code: 'STALE_REVISION' });
    expect(draft.saved).toBe(listing);
  });
});

it('saves one after the other, each over what the one before came to', async () => {
  serve(({ body }) => ({ ...listing, revision: Number(body['revision']) + 1 }));
  const draft = open(listing);
  const form = { ...emptyForm('milano'), title: 'Tela' };
  await Promise.all([draft.save(form, undefined), draft.save(form, undefined)]);
  expect(calls.map(({ body }) => body['revision'])).toEqual([3, 4]);
});
