import type { WorkshopJson, WorkshopPeople } from '@scampolo/shared/contract/workshops';
import type { Actor } from '../identity/actor.ts';
import type { ColleagueRow, InvitationRow } from './people-repository.ts';
import { isInsider, roleIn } from './policy.ts';
import type { WorkshopRecord } from './record.ts';

/** A profile as `actor`, who may see it, sees it: `own` is for those who act for the workshop and its hub's staff. */
export function presentWorkshop(workshop: WorkshopRecord, actor: Actor | null): WorkshopJson {
  const { id, name, kind, hub, languages, story, vatNumber, profilePublic, trust, revision } = workshop;
  return {
    id,
    name,
    kind,
    hub,
    languages,
    story,
    places: workshop.places,
    logo: presentLogo(workshop.logo),
    ...(isInsider(actor, workshop)
      ? { own: { vatNumber, profilePublic, trust, revision, role: roleIn(actor, workshop) } }
      : {}),
    createdAt: workshop.createdAt.toISOString(),
  };
}

/** Who acts for a workshop, and who is invited to. */
export function presentPeople(
  people: readonly ColleagueRow[],
  invitations: readonly InvitationRow[],
): WorkshopPeople {
  return {
    members: people.map(({ joinedAt, ...person }) => ({ ...person, joinedAt: joinedAt.toISOString() })),
    invitations: invitations.map(presentInvitation),
  };
}

export function presentInvitation({
  id,
  email,
  createdAt,
  expiresAt,
}: InvitationRow): WorkshopPeople['invitations'][number] {
  return { id, email, createdAt: createdAt.toISOString(), expiresAt: expiresAt.toISOString() };
}

function presentLogo(logo: WorkshopRecord['logo']): WorkshopJson['logo'] {
  if (logo.length === 0) return null;
  return {
    variants: logo.map(({ key, width, height, type }) => ({ width, height, url: `/photos/${key}`, type })),
  };
}
