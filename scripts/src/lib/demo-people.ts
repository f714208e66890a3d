import { newId } from '@scampolo/db/ids';
import { onePlace, workshopMembers } from '@scampolo/db/schema/identity';
import type { DemoAccount, DemoWorkshop } from '@scampolo/db/seed/demo';
import type { Deps } from '@scampolo/server/deps';
import type { Actor, ActorWorkshop } from '@scampolo/server/modules/identity/actor';
import { hashPassword } from '@scampolo/server/modules/identity/password';
import { grantStaff, insertMember, insertWorkshop } from '@scampolo/server/modules/identity/repository';

/** The password of every demo account; production refuses to seed them. */
export const DEMO_PASSWORD = 'scampolo-demo';

/** The people of the demo, as the actors that use cases take. */
export interface DemoPeople {
  /** the founder of each workshop, by the workshop's slug */
  founders: ReadonlyMap<string, Actor>;
  admin: Actor;
}

/** Makes the demo's accounts (verified, one password) and workshops. */
export async function seedPeople(
  deps: Deps,
  workshops: readonly DemoWorkshop[],
  accounts: readonly DemoAccount[],
): Promise<DemoPeople> {
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  const opened = new Map<string, ActorWorkshop>();
  const founders = new Map<string, Actor>();
  let admin: Actor | undefined;
  for (const account of accounts.toSorted((a, b) => Number(b.founder) - Number(a.founder))) {
    const workshop = workshops.find((one) => one.slug === account.workshop);
    if (!workshop) throw new Error(`the demo has no workshop ${account.workshop}`);
    const actor = await seedAccount(deps, account, workshop, passwordHash, opened);
    if (account.founder) founders.set(workshop.slug, actor);
    if (account.role === 'admin') admin = actor;
  }
  if (!admin) throw new Error('the demo has no admin');
  return { founders, admin };
}

/** Who opened a workshop of the demo; throws when there is no such workshop. */
export function founder(people: DemoPeople, slug: string): Actor {
  const actor = people.founders.get(slug);
  if (!actor) throw new Error(`the demo has no workshop ${slug}`);
  return actor;
}

async function seedAccount(
  deps: Deps,
  account: DemoAccount,
  workshop: DemoWorkshop,
  passwordHash: string,
  opened: Map<string, ActorWorkshop>,
): Promise<Actor> {
  const memberId = newId();
  const { email, name, locale } = account;
  const isAdmin = account.role === 'admin';
  const staffOf = account.role === 'staff' ? [workshop.hub] : [];
  const { hub, kind, trust } = workshop;
  const known = opened.get(workshop.slug);
  const role = known ? 'member' : 'owner';
  const own: ActorWorkshop = {
    ...(known ?? { id: newId(), name: workshop.name, kind, hub, trust }),
    role,
  };
  await deps.db.transaction(async (tx) => {
    const verifiedAt = new Date();
    await insertMember(tx, { id: memberId, email, passwordHash, name, locale, admin: isAdmin, verifiedAt });
    if (known) await tx.insert(workshopMembers).values({ workshopId: known.id, memberId });
    else await insertWorkshop(tx, openedWorkshop(own, workshop), memberId);
    for (const slug of staffOf) await grantStaff(tx, memberId, slug);
  });
  opened.set(workshop.slug, own);
  return {
    memberId,
    sessionId: '',
    email,
    emailConfirmed: true,
    pendingEmail: null,
    name,
    locale,
    admin: isAdmin,
    staffOf,
    workshops: [own],
  };
}

function openedWorkshop({ role: _role, ...workshop }: ActorWorkshop, { pickupPlace }: DemoWorkshop) {
  return { ...workshop, places: onePlace(pickupPlace) };
}
