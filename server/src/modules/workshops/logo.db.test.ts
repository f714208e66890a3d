import { readdir } from 'node:fs/promises';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { multipart } from '../../contract-tests/testing/world.ts';
import { caller, newPerson, type Person } from '../../testing/people.ts';
import { startTestApp, type TestApp } from '../../testing/test-app.ts';
import { newColleague } from './testing/colleagues.ts';

let test: TestApp;
let owner: Person;

beforeAll(async () => {
  test = await startTestApp();
  owner = await newPerson(test);
});
afterAll(() => test.close());

interface Size {
  url: string;
}

/** A logo of one colour, as a PNG file. */
const drawn = (background: string) =>
  sharp({ create: { width: 600, height: 300, channels: 3, background } })
    .png()
    .toBuffer();

const put = (person: Person, file: Buffer | string, of: Person = person, name = 'file') => {
  const { headers, payload } = multipart(file, { name, filename: 'Atelier Segreto.png' });
  return person.call('PUT', `/workshops/${of.workshopId}/logo`, payload, headers);
};

const served = async ({ url }: Size) => (await test.app.inject({ method: 'GET', url })).statusCode;

async function urls(person: Person): Promise<Size[]> {
  const { body } = await person.call('GET', `/workshops/${person.workshopId}`);
  return body.logo?.variants ?? [];
}

describe('a logo', () => {
  it('is re-encoded, served under its content address, and kept beside the revision', async () => {
    const answer = await put(owner, await drawn('#b3261e'));
    expect(answer.status).toBe(200);
    const { variants } = answer.body.logo;
    expect(variants.map((size: { width: number }) => size.width)).toEqual([320, 480, 600]);
    for (const { url } of variants) {
      expect(url).toMatch(/^\/photos\/[0-9a-f]{64}\.webp$/);
      const file = await test.app.inject({ method: 'GET', url });
      expect(file.statusCode).toBe(200);
      expect(file.headers['content-type']).toBe('image/webp');
      expect(file.headers['content-disposition'] ?? '').not.toContain('Segreto');
    }
    expect(answer.body.own.revision).toBe(1);
    expect(await urls(owner)).toEqual(variants);
  });

  it('takes the place of the one before, whose files are gone', async () => {
    const person = await newPerson(test);
    await put(person, await drawn('#2f6f4e'));
    const before = await urls(person);
    await put(person, await drawn('#15151c'));
    const after = await urls(person);
    expect(await Promise.all(before.map(served))).toEqual([404, 404, 404]);
    expect(await Promise.all(after.map(served))).toEqual([200, 200, 200]);
  });

  it('that another workshop or a photo shows too keeps its files', async () => {
    const [one, two] = [await newPerson(test), await newPerson(test)];
    const file = await drawn('#c8a24a');
    await put(one, file);
    await put(two, file);
    const shared = await urls(one);
    expect((await one.call('DELETE', `/workshops/${one.workshopId}/logo`)).status).toBe(204);
    expect(await urls(one)).toEqual([]);
    expect(await Promise.all(shared.map(served))).toEqual([200, 200, 200]);

    const { body: draft } = await one.call('POST', '/listings', { title: 'Con la stessa foto' });
    const { headers, payload } = multipart(file);
    const photo = await one.call('POST', `/listings/${draft.id}/photos`, payload, headers);
    await two.call('DELETE', `/workshops/${two.workshopId}/logo`);
    const sizes: Size[] = photo.body.variants;
    expect(sizes.map((size) => size.url)).toEqual(expect.arrayContaining(shared.map((size) => size.url)));
    expect(await Promise.all(sizes.map(served))).toEqual(sizes.map(() => 200));
  });

  it('set and sent again at once, then removed, leaves no file', async () => {
    const person = await newPerson(test);
    const file = await drawn('#334455');
    const answers = await Promise.all([put(person, file), put(person, file)]);
    expect(answers.map((answer) => answer.status)).toEqual([200, 200]);
    const sizes = await urls(person);
    expect(await Promise.all(sizes.map(served))).toEqual([200, 200, 200]);
    await person.call('DELETE', `/workshops/${person.workshopId}/logo`);
    expect(await Promise.all(sizes.map(served))).toEqual([404, 404, 404]);
    expect((await person.call('DELETE', `/workshops/${person.workshopId}/logo`)).status).toBe(204);
  });

  it('is the owner’s, and who may not is told before anything is read', async () => {
    const colleague = await newColleague(test, owner);
    const stranger = await newPerson(test);
    const file = await drawn('#778899');
    expect((await put(colleague, file, owner)).status).toBe(403);
    expect((await put(stranger, file, owner)).status).toBe(404);
    expect((await put(colleague, 'no picture', owner)).status).toBe(403);
    const url = `/workshops/${owner.workshopId}/logo`;
    expect((await colleague.call('DELETE', url)).status).toBe(403);
    expect((await stranger.call('DELETE', url)).status).toBe(404);
    expect((await caller(test, null)('DELETE', url)).status).toBe(401);
    expect(await readdir(test.deps.uploadFolder)).toEqual([]);
  });

  it.each([
    ['no picture', 'not a picture at all', 'file', 415, 'PHOTO_UNSUPPORTED'],
    [
      'markup',
      '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
      'file',
      415,
      'PHOTO_UNSUPPORTED',
    ],
    ['a part of another name', 'x', 'logo', 400, 'VALIDATION_FAILED'],
  ])('is not %s', async (_what, content, name, status, code) => {
    const answer = await put(owner, content, owner, name);
    expect([answer.status, answer.body.error.code]).toEqual([status, code]);
    expect(await urls(owner)).toHaveLength(3);
    expect(await readdir(test.deps.uploadFolder)).toEqual([]);
  });

  it('takes no JSON', async () => {
    const answer = await owner.call('PUT', `/workshops/${owner.workshopId}/logo`, { file: 'x' });
    expect(answer.status).toBe(415);
  });
});
