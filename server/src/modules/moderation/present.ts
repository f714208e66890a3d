import type { StaffWorkshop } from '@scampolo/shared/contract/workshops';
import type { Actor } from '../identity/actor.ts';
import { maySuspend } from '../identity/policy.ts';
import { workshopName } from '../privacy/nameless.ts';
import type { PersonRow, WorkshopPeopleRow } from './people-repository.ts';

/** A workshop with its people, as staff see it; `canSuspend` is what `actor` may do. */
export function presentStaffWorkshop(workshop: WorkshopPeopleRow, actor: Actor): StaffWorkshop {
  return {
    ...workshop,
    name: workshopName(workshop.name, actor.locale),
    createdAt: workshop.createdAt.toISOString(),
    closedAt: workshop.closedAt?.toISOString() ?? null,
    members: workshop.members.map((person) => presentPerson(person, actor)),
  };
}

function presentPerson(person: PersonRow, actor: Actor): StaffWorkshop['members'][number] {
  const { memberId, name, email, role, emailConfirmed, suspendedAt } = person;
  return {
    id: memberId,
    name,
    email,
    role,
    emailConfirmed,
    suspendedAt: suspendedAt === null ? null : new Date(suspendedAt).toISOString(),
    canSuspend: maySuspend(actor, { ...person, suspended: suspendedAt !== null }),
  };
}
