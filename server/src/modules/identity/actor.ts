import type { TrustLevel, WorkshopKind, WorkshopRole } from '@scampolo/shared/contract/identity';
import type { InterfaceLanguage } from '@scampolo/shared/domain/catalogue';

/** A workshop that a member acts for. */
export interface ActorWorkshop {
  id: string;
  name: string;
  kind: WorkshopKind;
  hub: string;
  trust: TrustLevel;
  role: WorkshopRole;
}

/** Who is asking: a signed-in member with everything that permission checks need. */
export interface Actor {
  memberId: string;
  sessionId: string;
  email: string;
  /** false until the link that was mailed to the address was opened */
  emailConfirmed: boolean;
  /** the address that a change waits for */
  pendingEmail: string | null;
  name: string;
  locale: InterfaceLanguage;
  admin: boolean;
  workshops: readonly ActorWorkshop[];
  /** slugs of the hubs the member is staff of */
  staffOf: readonly string[];
}

/** True when the actor belongs to the workshop. */
export function belongsTo(actor: Actor | null, workshopId: string): boolean {
  return actor?.workshops.some((workshop) => workshop.id === workshopId) ?? false;
}

/** True when the actor is staff of the hub, or admin. */
export function isStaffOf(actor: Actor | null, hub: string): boolean {
  return actor !== null && (actor.admin || actor.staffOf.includes(hub));
}
