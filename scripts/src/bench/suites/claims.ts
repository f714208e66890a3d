import { randomUUID } from 'node:crypto';
import type { Statement } from '@scampolo/db/statement-tap';
import type { Deps } from '@scampolo/server/deps';
import { claimAmount } from '@scampolo/server/modules/exchange/use-cases/claim-amount';
import type { Actor } from '@scampolo/server/modules/identity/actor';
import { startBenchProgram } from '../child-process.ts';
import { claimRequests, type Member, publishButtons, registerMember } from '../claimants.ts';
import { type BenchExchange, openExchange, recordStatements } from '../exchange.ts';
import type { Sample } from '../figures.ts';
import { type BenchServer, sendLoad, startExchangeServer } from '../http-load.ts';
import type { ClaimFloorRequest } from '../programs/claim-floor.ts';
import type { LoadResult } from '../programs/load.ts';
import { byTurns, type Suite } from '../suite.ts';

const CLAIMANTS = 20;
const AT_ONCE = 200;
const CLAIMS_A_RUN = 2000;
/** More than all runs together ask for. */
const PLENTY = 10_000_000;
const SCARCE = 400;

/**
 * Claims of one piece each on one hot listing, 200 at once, at one server process and at two, against the same transaction
 * repeated by the driver alone; and what was promised when twice as much was asked for as there is.
 * @throws when the database and the answers disagree, or more was promised than there is
 */
export const claimsSuite: Suite = async ({ cluster, options, print }) => {
  await using exchange = await openExchange(cluster, 'claims', 200);
  await using first = await startExchangeServer(exchange);
  await using second = await startExchangeServer(exchange);
  const giver = await registerMember(exchange, first);
  const claimants = await Promise.all(
    Array.from({ length: CLAIMANTS }, () => registerMember(exchange, first)),
  );
  await using floor = await startFloor(exchange, giver, claimants);
  const both = [first, second];
  const claim = (servers: readonly BenchServer[], pieces: number, claims: number) =>
    claimAll(exchange, servers, { giver, claimants, pieces, claims });

  async function compare(servers: readonly BenchServer[]): Promise<Sample[]> {
    const subject = () => claim(servers, PLENTY, CLAIMS_A_RUN);
    const pairs = await byTurns(options.runs, subject, floor.measure);
    return pairs.map((pair) => ({ value: pair.subject.perSecond, floor: pair.floor }));
  }
  async function oversell(): Promise<Sample[]> {
    const samples: Sample[] = [];
    for (let run = 0; run < options.runs; run += 1) {
      const { statuses } = await claim(both, SCARCE, 2 * SCARCE);
      samples.push({ value: (statuses['201'] ?? 0) - SCARCE });
    }
    return samples;
  }
  print('claims: 200 at once on one listing');
  await claim(both, PLENTY, CLAIMS_A_RUN);
  await floor.measure();
  const goal = '≥ 1,000/s';
  const beyond = `promised beyond ${SCARCE} pieces, ${2 * SCARCE} asked for`;
  return [
    { name: 'claims on one listing, one process', unit: '/s', samples: await compare([first]), goal },
    { name: 'claims on one listing, two processes', unit: '/s', samples: await compare(both), goal },
    { name: beyond, unit: 'pcs', samples: await oversell(), goal: '0' },
  ];
};

/** Sends claims on a new listing, and compares what was answered with what the database says. */
async function claimAll(
  exchange: BenchExchange,
  servers: readonly BenchServer[],
  asked: { giver: Member; claimants: readonly Member[]; pieces: number; claims: number },
): Promise<LoadResult> {
  const listingId = await publishButtons(exchange, asked.giver, asked.pieces);
  const result = await sendLoad({
    servers: servers.map(({ address }) => address),
    connections: AT_ONCE,
    until: { requests: asked.claims },
    requests: claimRequests(asked.claimants, listingId),
  });
  const { 201: promised = 0, 409: refused = 0 } = result.statuses;
  const expected = Math.min(asked.pieces, asked.claims);
  const [row] = await exchange.database.sql`
    select l.amount_held::int as held, count(c.id)::int as claims, coalesce(sum(c.amount), 0)::int as amount
    from listings l left join claims c on c.listing_id = l.id and c.status = 'reserved'
    where l.id = ${listingId} group by l.id`;
  const seen = { promised, refused, ...row };
  const right = {
    promised: expected,
    refused: asked.claims - expected,
    held: expected,
    claims: expected,
    amount: expected,
  };
  if (JSON.stringify(seen) !== JSON.stringify(right)) {
    throw new Error(`claims went wrong: ${JSON.stringify({ seen, right, result })}`);
  }
  await forgetQueues(exchange);
  return result;
}

/** The mails and documents that the claims have caused would be worked on during the next measurement. */
async function forgetQueues({ database: { sql } }: BenchExchange): Promise<void> {
  await sql`delete from pgboss.job where state = 'created'`;
  await sql`delete from search_outbox`;
}

interface ClaimFloor {
  /** transactions a second */
  measure(): Promise<number>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** The bare transaction: the statement that a claim is, on a listing of its own. */
async function startFloor(
  exchange: BenchExchange,
  giver: Member,
  claimants: readonly Member[],
): Promise<ClaimFloor> {
  const [claimant] = claimants;
  if (!claimant) throw new Error('nobody registered');
  const listingId = await publishButtons(exchange, giver, PLENTY);
  const claim = (deps: Deps) =>
    claimAmount(deps, actorOf(claimant), {
      listingId,
      body: { amount: { value: 1, unit: 'pcs' } },
      key: randomUUID(),
    });
  const [one = [], other = []] = await recordStatements(exchange, [claim, claim]);
  const statement = writing(one);
  const request: ClaimFloorRequest = {
    databaseUrl: exchange.databaseUrl,
    statement,
    ownIds: idsOf(statement).filter((id) => !idsOf(writing(other)).includes(id)),
    transactions: CLAIMS_A_RUN,
    concurrency: AT_ONCE,
  };
  const program = startBenchProgram<ClaimFloorRequest, number>('claim-floor');
  return {
    async measure() {
      const perSecond = await program.ask(request);
      await forgetQueues(exchange);
      return perSecond;
    },
    [Symbol.asyncDispose]: () => program.stop(),
  };
}

/** @throws when a claim no longer is one statement that writes */
function writing(statements: readonly Statement[]): Statement {
  const [statement, ...others] = statements.filter(({ text }) =>
    /^\s*(with|insert|update|begin)/i.test(text),
  );
  if (statement === undefined || others.length > 0) throw new Error('a claim is more than one statement');
  return statement;
}

function idsOf({ values }: Statement): string[] {
  const texts = values.filter((value) => value !== null);
  return [
    ...new Set(texts.flatMap((text) => text.match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? [])),
  ];
}

function actorOf({ memberId, workshopId }: Member): Actor {
  return {
    memberId,
    sessionId: '',
    email: '',
    emailConfirmed: true,
    pendingEmail: null,
    name: '',
    locale: 'it',
    admin: false,
    workshops: [{ id: workshopId, name: '', kind: 'studio', hub: 'milano', trust: 'new', role: 'owner' }],
    staffOf: [],
  };
}
