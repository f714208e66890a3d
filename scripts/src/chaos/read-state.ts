import type { Db, Tx } from '@scampolo/db/client';
import type { ListingStatus } from '@scampolo/shared/domain/states';
import { sql } from 'drizzle-orm';
import type { ExchangeState } from './history.ts';

/**
 * Reads what the database holds, in one moment, of the listings whose key begins with `keyPrefix`: with their claims, pieces, messages
 * and photos, what the audit log says of them, and the mails about them. Mails about claims that are not there are all read.
 */
export async function readState(db: Db, keyPrefix = ''): Promise<ExchangeState> {
  return db.transaction((tx) => readAll(tx, `${keyPrefix}%`), {
    isolationLevel: 'repeatable read',
    accessMode: 'read only',
  });
}

async function readAll(tx: Tx, like: string): Promise<ExchangeState> {
  const own = sql`(select id from listings where coalesce(idempotency_key, '') like ${like})`;
  const listings = await tx.execute<Row<ExchangeState['listings'][number]>>(sql`
    select l.id, l.idempotency_key as key, l.status, l.revision, l.amount_total::int as total,
      l.amount_held::int as held, l.amount_given::int as given,
      (select member_id from workshop_members m where m.workshop_id = l.workshop_id limit 1) as "memberId",
      coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'count', p.count, 'taken', p.taken))
        from listing_pieces p where p.listing_id = l.id), '[]') as pieces
    from listings l where l.id in ${own}`);
  const claims = await tx.execute<Row<Omit<ExchangeState['claims'][number], 'pieces'>> & { pieces: Pieces }>(
    sql`select c.id, c.listing_id as "listingId", c.member_id as "memberId", c.idempotency_key as key, c.status,
      c.amount::int as steps, coalesce((select jsonb_object_agg(p.piece_id, p.count) from claim_pieces p
        where p.claim_id = c.id), '{}') as pieces
    from claims c where c.listing_id in ${own}`,
  );
  return {
    listings: listings.map((row) => ({ ...row, status: row.status as ListingStatus })),
    claims: claims.map((row) => ({ ...row, pieces: new Map(Object.entries(row.pieces)) })),
    audit: await readAudit(tx, own),
    mails: await readMails(tx, own),
    written: await readWritten(tx, own),
  };
}

type Row<T> = { [K in keyof T]: T[K] };
type Pieces = Record<string, number>;
type Own = ReturnType<typeof sql>;

async function readAudit(tx: Tx, own: Own): Promise<ExchangeState['audit']> {
  return tx.execute<Row<ExchangeState['audit'][number]>>(sql`
    select action, subject_id as "subjectId", actor_id as "actorId", detail ->> 'side' as side from audit_log
    where (subject_kind = 'listing' and subject_id in ${own})
      or (subject_kind = 'claim' and (detail ->> 'listing')::uuid in ${own})
    order by id`);
}

async function readMails(tx: Tx, own: Own): Promise<ExchangeState['mails']> {
  return tx.execute<Row<ExchangeState['mails'][number]>>(sql`
    select j.id as "jobId", j.data ->> 'kind' as kind, j.data ->> 'subjectId' as "claimId",
      j.data ->> 'memberId' as "memberId", case j.name when 'mail' then j.state::text else j.name end as state
    from pgboss.job j left join claims c on c.id = (j.data ->> 'subjectId')::uuid
    where j.name in ('mail', 'mail-dead-letter') and j.data ->> 'kind' like 'claim\\_%'
      and (c.id is null or c.listing_id in ${own})`);
}

/** A message's text is its key: nobody writes the same twice. */
async function readWritten(tx: Tx, own: Own): Promise<ExchangeState['written']> {
  return tx.execute<Row<ExchangeState['written'][number]>>(sql`
    select 'message' as kind, m.id, m.text as key, m.claim_id as "subjectId"
    from claim_messages m join claims c on c.id = m.claim_id where c.listing_id in ${own}
    union all
    select 'photo', p.id, coalesce(p.idempotency_key, ''), p.listing_id from listing_photos p
    where p.listing_id in ${own}`);
}
