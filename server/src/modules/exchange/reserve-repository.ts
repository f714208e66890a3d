import { preparedStatement, type Queryable, type Tx } from '@scampolo/db/client';
import { claimPieces, claims } from '@scampolo/db/schema/exchange';
import { workshops } from '@scampolo/db/schema/identity';
import type { ListingStatus } from '@scampolo/shared/domain/states';
import { sql } from 'drizzle-orm';
import type { Jobs } from '../../jobs/jobs.ts';
import { reindexInsert } from '../../search/outbox.ts';
import { notifyInsert } from '../messages/use-cases/notify-workshops.ts';
import { auditInsert } from '../moderation/use-cases/record-audit.ts';
import { holdUpdate, type PieceCounts, takePieces } from './availability.ts';

/** What a new claim is made of. */
export type NewClaim = Pick<
  typeof claims.$inferInsert,
  | 'id'
  | 'listingId'
  | 'workshopId'
  | 'memberId'
  | 'unit'
  | 'amount'
  | 'note'
  | 'idempotencyKey'
  | 'requestHash'
> & {
  /** of the listing, for the audit log */
  hub: string;
  reservedDays: number;
};

/** What the database made of a new claim, and of the listing. */
export interface Reserved {
  status: ListingStatus;
  reservedUntil: Date;
  createdAt: Date;
  updatedAt: Date;
}

/**
 * Makes a claim that holds its amount: one statement, which changes nothing and gives null when less is left, the listing is not
 * published, or the workshop that claims is closed. It ends `reservedDays` from now by the database's clock; audit row, mails to both
 * sides and outbox row are part of it. On the pool it is a transaction by itself, and nobody else's time lies between the lock of a
 * listing that many want and the commit.
 * @throws a unique violation when the member has a claim under this key
 */
export async function insertReserved(
  db: Queryable,
  jobs: Pick<Jobs, 'mailInsert'>,
  claim: NewClaim,
): Promise<Reserved | null> {
  const detail = { listing: claim.listingId, steps: claim.amount, unit: claim.unit };
  const [row] = await statementWith(jobs)(db, { ...claim, detail: JSON.stringify(detail) });
  return row ?? null;
}

/**
 * Takes the pieces of a claim that holds their number. Returns false when any of them is gone; the caller must then roll back.
 */
export async function insertPieces(
  tx: Tx,
  claim: { id: string; listingId: string },
  pieces: PieceCounts,
): Promise<boolean> {
  if (pieces.size === 0) return true;
  if (!(await takePieces(tx, claim.listingId, pieces))) return false;
  const rows = [...pieces].map(([pieceId, count]) => ({ claimId: claim.id, pieceId, count }));
  await tx.insert(claimPieces).values(rows);
  return true;
}

type ReserveStatement = ReturnType<typeof preparedStatement<Reserved>>;

const statements = new WeakMap<object, ReserveStatement>();

function statementWith(jobs: Pick<Jobs, 'mailInsert'>): ReserveStatement {
  let statement = statements.get(jobs);
  if (statement === undefined) {
    statement = preparedStatement<Reserved>('reserve_amount', reserveStatement(jobs));
    statements.set(jobs, statement);
  }
  return statement;
}

const id = sql`${sql.placeholder('id')}::uuid`;
const listingId = sql`${sql.placeholder('listingId')}::uuid`;
const workshopId = sql`${sql.placeholder('workshopId')}::uuid`;
const memberId = sql`${sql.placeholder('memberId')}::uuid`;
const steps = sql`${sql.placeholder('amount')}::bigint`;
const text = (name: keyof NewClaim | 'detail') => sql`${sql.placeholder(name)}::text`;

/**
 * Everything depends on `held`: where it has no row, nothing is written. The workshop is locked before the listing, as by who closes
 * it: a claim waits for that and finds it closed, or is seen by it.
 */
function reserveStatement(jobs: Pick<Jobs, 'mailInsert'>) {
  const held = sql`held`;
  return sql`
    with claimant as (
      select w.id from ${workshops} w where w.id = ${workshopId} and w.closed_at is null for key share),
    held as (${holdUpdate({ listingId, steps, claimant: sql`claimant` })}),
    claim as (insert into ${claims} (id, listing_id, workshop_id, member_id, status, unit, amount, reserved_until, note,
        idempotency_key, request_hash)
      select ${id}, ${listingId}, ${workshopId}, ${memberId}, 'reserved', ${text('unit')}, ${steps},
        now() + make_interval(days => ${sql.placeholder('reservedDays')}::int), ${text('note')}, ${text('idempotencyKey')},
        ${text('requestHash')} from held
      returning reserved_until, created_at, updated_at),
    audited as (${auditInsert(
      {
        actorId: memberId,
        action: sql`'claim.reserve'`,
        subjectKind: sql`'claim'`,
        subjectId: id,
        hub: text('hub'),
        detail: sql`${text('detail')}::jsonb`,
      },
      held,
    )}),
    outdated as (${reindexInsert(listingId, held)}),
    told as (${notifyInsert(
      jobs,
      [
        { kind: 'claim_received', workshopId: sql`held.workshop_id` },
        { kind: 'claim_reserved', workshopId },
      ],
      id,
      held,
    )})
    select held.status, claim.reserved_until as "reservedUntil", claim.created_at as "createdAt",
      claim.updated_at as "updatedAt" from held cross join claim`;
}
