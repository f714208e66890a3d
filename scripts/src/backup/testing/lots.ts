import { createHash } from 'node:crypto';
import type { Database } from '@scampolo/db/client';
import { newId } from '@scampolo/db/ids';

/** A member, their workshop and a listing of theirs, in the words of every schema from 0003 on. `logo` names files of the photo store. Gives the listing's id. */
export async function insertLot({ sql }: Database, logo: readonly string[] = []): Promise<string> {
  const [member, workshop, listing] = [newId(), newId(), newId()];
  await sql`insert into hubs (slug, city, name, place, address, country_code, time_zone, languages, lat, lon, story)
    values ('milano', 'Milano', 'Milano', '', '', 'IT', 'Europe/Rome', '{it}', 45.45, 9.16, '{}') on conflict do nothing`;
  await sql`insert into members (id, email, email_key, name, locale, verified_at)
    values (${member}, 'ada@a.example', ${member}, 'Ada', 'it', now())`;
  await sql`insert into workshops (id, name, kind, hub, logo) values (${workshop}, 'Bottega', 'studio', 'milano',
    ${JSON.stringify(logo.map((key) => ({ key })))}::text::jsonb)`;
  await sql`insert into workshop_members (workshop_id, member_id, role) values (${workshop}, ${member}, 'owner')`;
  await sql`insert into listings (id, workshop_id, hub, title, description, locale, status, published_at, unit, amount_total)
    values (${listing}, ${workshop}, 'milano', 'Feltro', ${'a tab\t, a line\nand a \\ backslash'}, 'it', 'withdrawn', now(), 'm', 100)`;
  await sql`insert into audit_log (action, subject_kind, subject_id) values ('listing.create', 'listing', ${listing})`;
  return listing;
}

/** A file as the photo store keeps it, of so many bytes that no other has. */
export function drawnPhoto(size = 3000): { key: string; bytes: Buffer } {
  const bytes = Buffer.alloc(size, `${newId()} RIFF WEBP `);
  return { key: `${createHash('sha256').update(bytes).digest('hex')}.webp`, bytes };
}
