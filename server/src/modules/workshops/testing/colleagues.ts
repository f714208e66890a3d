import { workshopMembers } from '@scampolo/db/schema/identity';
import { newPerson, type Person } from '../../../testing/people.ts';
import type { TestApp } from '../../../testing/test-app.ts';

/** Somebody with a workshop of their own who also acts for that of `owner`. */
export async function newColleague(test: TestApp, owner: Person): Promise<Person> {
  const person = await newPerson(test);
  const { workshopId } = owner;
  await test.deps.db
    .insert(workshopMembers)
    .values({ workshopId, memberId: person.memberId, role: 'member' });
  return person;
}
