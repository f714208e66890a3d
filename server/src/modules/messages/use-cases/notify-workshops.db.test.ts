import { connect, type Database } from '@scampolo/db/client';
import { newId } from '@scampolo/db/ids';
import { members, workshopMembers, workshops } from '@scampolo/db/schema/identity';
import { createTestDatabase, type TestDatabase } from '@scampolo/db/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Deps } from '../../../deps.ts';
import type { MailJob } from '../../../jobs/mail-job.ts';
import { notifyWorkshops } from './notify-workshops.ts';

let testDatabase: TestDatabase;
let database: Database;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = connect(testDatabase.url, { maxConnections: 1 });
});
afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});

async function addWorkshop(memberIds: readonly string[]): Promise<string> {
  const id = newId();
  await database.db.insert(workshops).values({ id, name: 'Atelier', kind: 'studio', hub: 'milano' });
  for (const memberId of memberIds) {
    const email = `${memberId}@example.org`;
    await database.db
      .insert(members)
      .values({ id: memberId, email, emailKey: email, passwordHash: 'x', name: 'Marta', locale: 'it' });
    await database.db.insert(workshopMembers).values({ workshopId: id, memberId });
  }
  return id;
}

test('every member of each workshop gets the mail of that workshop, and nobody else gets one', async () => {
  const [one, two, three] = [newId(), newId(), newId()];
  const [giver, claimant] = [await addWorkshop([one, two]), await addWorkshop([three])];
  await addWorkshop([newId()]);
  const subjectId = newId();
  const enqueued: MailJob[] = [];
  const jobs: Pick<Deps['jobs'], 'enqueueMails'> = {
    enqueueMails: async (_tx, mails) => void enqueued.push(...mails),
  };
  await database.db.transaction((tx) =>
    notifyWorkshops({ jobs }, tx, subjectId, [
      { kind: 'claim_received', workshopId: giver },
      { kind: 'claim_reserved', workshopId: claimant },
    ]),
  );
  expect(new Set(enqueued)).toEqual(
    new Set([
      { kind: 'claim_received', subjectId, memberId: one },
      { kind: 'claim_received', subjectId, memberId: two },
      { kind: 'claim_reserved', subjectId, memberId: three },
    ]),
  );
});
