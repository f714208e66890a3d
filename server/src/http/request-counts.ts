import type { FastifyBaseLogger } from 'fastify';

/** How many requests a network has made in the present minute, to all processes as far as known, and when the minute ends. */
export interface RequestCount {
  count: number;
  endsInMs: number;
}

/** Adds what this process has counted to what all have; gives the sums by network. */
export type ShareCounts = (
  counted: readonly { network: string; count: number }[],
) => Promise<readonly (RequestCount & { network: string })[]>;

export interface RequestCounts {
  /** Counts one more, in memory. */
  add(network: string): RequestCount;
  /** Tells the others what it has counted since the last time. Never rejects; what could not be told is told next time. */
  share(): Promise<void>;
  /** Tells nothing more. */
  stop(): void;
}

export interface RequestCountsOptions {
  share: ShareCounts;
  log: Pick<FastifyBaseLogger, 'warn'>;
  /** the count at which requests begin to be refused */
  most: number;
  windowMs?: number;
  everyMs?: number;
}

interface Counted {
  /** of all processes, as of the last sharing */
  known: number;
  /** on the way to the others */
  sending: number;
  unsent: number;
  /** by the clock of this process, in milliseconds */
  endsAt: number;
}

const MOST_NETWORKS = 50_000;
const QUIET_MS = 60_000;

/**
 * Counts requests by network for all processes without asking anybody for each one: in memory, and once a second with the others,
 * at once after a twentieth of `most`. So all processes together let through `most`, and each of them besides the first up to a
 * twentieth of it and what comes while one statement runs. While the others cannot be reached it counts for itself.
 */
export function createRequestCounts(options: RequestCountsOptions): RequestCounts {
  const { most, windowMs = 60_000, everyMs = 1000 } = options;
  const networks = new Map<string, Counted>();
  const warn = quietly(options.log);
  let sharing: Promise<void> | undefined;
  const counts: RequestCounts = {
    add(network) {
      const now = Date.now();
      const entry = currentOf(networks, network, now, windowMs);
      entry.unsent += 1;
      // Nobody needs to know more precisely by how much a limit was passed.
      if (entry.unsent >= most / 20 && entry.known <= most) void counts.share();
      return { count: entry.known + entry.sending + entry.unsent, endsInMs: entry.endsAt - now };
    },
    share() {
      sharing ??= shareOnce(networks, options.share, warn).finally(() => {
        sharing = undefined;
      });
      return sharing;
    },
    stop: () => clearInterval(timer),
  };
  const timer = setInterval(() => void counts.share(), everyMs).unref();
  return counts;
}

function currentOf(networks: Map<string, Counted>, network: string, now: number, windowMs: number): Counted {
  const known = networks.get(network);
  if (known && known.endsAt > now) return known;
  const fresh = { known: 0, sending: 0, unsent: 0, endsAt: now + windowMs };
  networks.delete(network);
  networks.set(network, fresh);
  if (networks.size > MOST_NETWORKS) {
    const [oldest] = networks.keys();
    if (oldest !== undefined) networks.delete(oldest);
  }
  return fresh;
}

async function shareOnce(
  networks: Map<string, Counted>,
  share: ShareCounts,
  warn: (error: unknown) => void,
): Promise<void> {
  const now = Date.now();
  for (const [network, { endsAt }] of networks) if (endsAt <= now) networks.delete(network);
  const sent = [...networks].filter(([, { unsent }]) => unsent > 0);
  if (sent.length === 0) return;
  for (const [, entry] of sent) {
    entry.sending = entry.unsent;
    entry.unsent = 0;
  }
  try {
    const sums = await share(sent.map(([network, { sending }]) => ({ network, count: sending })));
    const entries = new Map(sent);
    for (const { network, count, endsInMs } of sums) {
      const entry = entries.get(network);
      if (entry) Object.assign(entry, { known: count, sending: 0, endsAt: Date.now() + endsInMs });
    }
  } catch (error) {
    for (const [, entry] of sent) {
      entry.unsent += entry.sending;
      entry.sending = 0;
    }
    warn(error);
  }
}

/** Once a minute says enough while the database is away. */
function quietly(log: Pick<FastifyBaseLogger, 'warn'>): (error: unknown) => void {
  let saidAt = Number.NEGATIVE_INFINITY;
  return (error) => {
    if (performance.now() - saidAt < QUIET_MS) return;
    saidAt = performance.now();
    log.warn(
      { err: error },
      'requests are counted by each process for itself: the database does not take the counts',
    );
  };
}
