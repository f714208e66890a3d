import type { MemberExport } from '@scampolo/shared/contract/privacy';
import { sql } from 'drizzle-orm';
import { multipart, SMALL_PHOTO } from '../../../contract-tests/testing/world.ts';
import type { Person } from '../../../testing/people.ts';
import type { TestApp } from '../../../testing/test-app.ts';
import { makeExport } from '../use-cases/make-export.ts';
import { unzip } from './unzip.ts';

/** Adds a small photo to a listing of the person's; gives the content address of its largest size. */
export async function addPhoto(
  test: TestApp,
  person: Person,
  listingId: string,
  photo: Buffer = SMALL_PHOTO,
): Promise<string> {
  const { headers, payload } = multipart(photo);
  const answer = await test.app.inject({
    method: 'POST',
    url: `/api/v1/listings/${listingId}/photos`,
    headers: { ...headers, authorization: `Bearer ${person.token}` },
    payload,
  });
  if (answer.statusCode !== 201) throw new Error(`upload answered ${answer.statusCode}: ${answer.body}`);
  return answer.json().variants.at(-1).url.replace('/photos/', '');
}

/** Asks for an export, as the person. */
export async function askForExport(person: Person): Promise<MemberExport> {
  const { status, body } = await person.call('POST', '/me/exports');
  if (status !== 202) throw new Error(`answered ${status}: ${JSON.stringify(body)}`);
  return body;
}

/** Fetches the file of an export, as the person. */
export async function fetchExport(test: TestApp, { token }: Person, id: string) {
  return test.app.inject({
    url: `/api/v1/me/exports/${id}/file`,
    headers: { authorization: `Bearer ${token}` },
  });
}

/** Asks for an export, has it made, and gives its files by path. */
export async function exported(test: TestApp, person: Person): Promise<Map<string, Buffer>> {
  const { id } = await askForExport(person);
  await makeExport(test.deps, id);
  return unzip((await fetchExport(test, person, id)).rawPayload);
}

/** Makes the past happen: columns of a table's row are moved back by so long. */
export async function moveBack(
  test: TestApp,
  table: 'exports' | 'notices' | 'workshops',
  row: { id: string; columns: readonly string[]; by: string },
): Promise<void> {
  const set = sql.join(
    row.columns.map((name) => sql`${sql.identifier(name)} = ${sql.identifier(name)} - ${row.by}::interval`),
    sql`, `,
  );
  await test.deps.db.execute(sql`update ${sql.identifier(table)} set ${set} where id = ${row.id}`);
}
