import type { Sql } from '@scampolo/db/client';
import { newId } from '@scampolo/db/ids';
import { emailKey } from '../../modules/identity/addresses.ts';
import { hashPassword } from '../../modules/identity/password.ts';
import { PASSWORD } from '../../testing/people.ts';

/** The newest migration of each release; what came later is not released yet. */
export const RELEASED = [
  '0000_foundation',
  '0001_audit_guard',
  '0002_search',
  '0003_identity',
  '0004_pages',
] as const;
export type Release = (typeof RELEASED)[number];

/** What {@link fillRelease} stored. */
export interface OldRows {
  giver: { id: string; email: string };
  taker: { id: string; email: string };
  workshop: string;
  listing: string;
  pieces: string;
  draft: string;
  reserved: string;
  collected: string;
}

/**
 * Stores what an exchange of that release typically holds: two people with a workshop each, a lot by the metre of which some is
 * held and some given, a lot of pieces, a draft, a photo, two claims, the log.
 */
export async function fillRelease(sql: Sql, release: Release): Promise<OldRows> {
  const rows: OldRows = {
    giver: { id: newId(), email: 'Ada@Atelier.example' },
    taker: { id: newId(), email: 'bea@sartoria.example' },
    ...{
      workshop: newId(),
      listing: newId(),
      pieces: newId(),
      draft: newId(),
      reserved: newId(),
      collected: newId(),
    },
  };
  await storePeople(sql, rows);
  await storeListings(sql, rows);
  await storeClaims(sql, rows);
  if (release < '0003') {
    await sql`update workshops set pickup_place = 'Via Tortona 54' where id = ${rows.workshop}`;
    await sql`insert into sessions (id, member_id, refresh_hash, expires_at)
      values (${newId()}, ${rows.giver.id}, 'x', now() + interval '1 day')`;
  } else {
    await sql`update workshop_members set role = 'owner'`;
    const places = [{ id: newId(), name: '', address: 'Via Tortona 54', hours: [] }];
    await sql`insert into sessions (id, member_id, expires_at) values (${newId()}, ${rows.giver.id}, now() + interval '1 day')`;
    await sql`update workshops set places = ${sql.json(places)} where id = ${rows.workshop}`;
  }
  if (release >= '0004') {
    await sql`insert into claim_messages (id, claim_id, author_id, side, text)
      values (${newId()}, ${rows.reserved}, ${rows.taker.id}, 'claimant', 'Passo giovedì')`;
  }
  return rows;
}

async function storePeople(sql: Sql, { giver, taker, workshop }: OldRows): Promise<void> {
  await sql`insert into hubs (slug, city, name, place, address, country_code, time_zone, languages, lat, lon, story)
    values ('milano', 'Milano', 'Milano', '', '', 'IT', 'Europe/Rome', '{it}', 45.45, 9.16, '{}')`;
  await sql`insert into categories (code, parent, names) values ('woven.suiting', null, '{}'), ('trims.buttons', null, '{}')`;
  const passwordHash = await hashPassword(PASSWORD);
  const takers = newId();
  await sql`insert into workshops (id, name, kind, hub, trust) values
    (${workshop}, 'Atelier', 'studio', 'milano', 'trusted'), (${takers}, 'Sartoria', 'designer', 'milano', 'new')`;
  for (const [{ id, email }, of] of [
    [giver, workshop],
    [taker, takers],
  ] as const) {
    await sql`insert into members (id, email, email_key, password_hash, name, locale, verified_at)
      values (${id}, ${email}, ${emailKey(email)}, ${passwordHash}, 'Somebody', 'it', now())`;
    await sql`insert into workshop_members (workshop_id, member_id) values (${of}, ${id})`;
  }
}

async function storeListings(sql: Sql, { workshop, listing, pieces, draft }: OldRows): Promise<void> {
  await sql`insert into listings (id, workshop_id, hub, status, title, locale, category, form, origin, condition, composition,
      composition_source, weight_gsm, width_cm, unit, amount_total, amount_held, amount_given, smallest_cut, mass_g, legal_route, published_at)
    values (${listing}, ${workshop}, 'milano', 'published', 'Fresco di lana', 'it', 'woven.suiting', 'end_of_roll', 'overorder', 'A',
      '[{"fibre": "wool", "percent": 100}]', 'label', 280, 150, 'm', 1250, 250, 100, 50, 5250, 'product', now() - interval '1 day')`;
  await sql`insert into listings (id, workshop_id, hub, status, title, locale, category, form, origin, condition, unit, amount_total,
      legal_route, published_at)
    values (${pieces}, ${workshop}, 'milano', 'published', 'Bottoni di corozo', 'it', 'trims.buttons', 'loose', 'overorder', 'A', 'pcs', 3,
      'product', now() - interval '2 days')`;
  await sql`insert into listing_pieces (id, listing_id, position, length_cm, width_cm, count)
    values (${newId()}, ${pieces}, 0, 80, 60, 2), (${newId()}, ${pieces}, 1, 40, 30, 1)`;
  await sql`insert into listings (id, workshop_id, hub, title, locale) values (${draft}, ${workshop}, 'milano', 'Bozza', 'it')`;
  const variants = [{ key: `${'a'.repeat(64)}.webp`, width: 4, height: 3, type: 'image/webp' }];
  await sql`insert into listing_photos (id, listing_id, position, width, height, thumbhash, variants, colours, perceptual_hash)
    values (${newId()}, ${listing}, 0, 4, 3, '', ${sql.json(variants)}, '[]', ${'0'.repeat(16)})`;
  await sql`insert into search_outbox (listing_id) values (${listing}), (${pieces})`;
}

async function storeClaims(sql: Sql, { taker, listing, reserved, collected }: OldRows): Promise<void> {
  const theirs = sql`(select workshop_id from workshop_members where member_id = ${taker.id})`;
  await sql`insert into claims (id, listing_id, workshop_id, member_id, status, unit, amount, reserved_until, idempotency_key, request_hash)
    values (${reserved}, ${listing}, ${theirs}, ${taker.id}, 'reserved', 'm', 250, now() + interval '5 days', 'key-of-the-first', 'x')`;
  await sql`insert into claims (id, listing_id, workshop_id, member_id, status, unit, amount, mass_g, idempotency_key, request_hash)
    values (${collected}, ${listing}, ${theirs}, ${taker.id}, 'collected', 'm', 100, 420, 'key-of-the-second', 'x')`;
  await sql`insert into audit_log (actor_id, action, subject_kind, subject_id, hub)
    values (${taker.id}, 'claim.reserve', 'claim', ${reserved}, 'milano')`;
}
