import autocannon from 'autocannon';
import { answerParent } from '../child-process.ts';
import { percentile } from '../figures.ts';

/** What is asked of a server, and for how long. */
export interface LoadJob {
  /** addresses of servers; the connections are spread over them */
  readonly servers: readonly string[];
  readonly connections: number;
  /** for so many seconds, or so many requests in all */
  readonly until: { readonly seconds: number } | { readonly requests: number };
  /** asked for one after the other, by every connection */
  readonly requests: readonly LoadRequest[];
}

export interface LoadRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** a header that is another one in each request */
  readonly uniqueHeader?: string;
  /** paths to be asked for instead of `path`: each request, of whatever connection, takes the next one */
  readonly inTurn?: readonly string[];
}

/** What came back. Times are in milliseconds, from the sending of a request to the end of its answer. */
export interface LoadResult {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** how many answers there were of each status */
  readonly statuses: Readonly<Record<string, number>>;
  /** requests that got no answer */
  readonly unanswered: number;
}

answerParent(run);

async function run(job: LoadJob): Promise<LoadResult> {
  const times: number[] = [];
  const statuses: Record<string, number> = {};
  const started = performance.now();
  let last = started;
  function note(status: number, time: number): void {
    times.push(time);
    statuses[status] = (statuses[status] ?? 0) + 1;
    last = performance.now();
  }
  const unanswered = await Promise.all(job.servers.map((url) => runOn(url, job, note)));
  if (times.length === 0) throw new Error('no request was answered in time');
  return {
    perSecond: (times.length * 1000) / (last - started),
    p50: percentile(times, 50),
    p99: percentile(times, 99),
    statuses,
    unanswered: unanswered.reduce((sum, count) => sum + count, 0),
  };
}

function runOn(url: string, job: LoadJob, note: (status: number, time: number) => void): Promise<number> {
  const share = job.servers.length;
  const until =
    'seconds' in job.until ? { duration: job.until.seconds } : { amount: job.until.requests / share };
  return new Promise((resolve, reject) => {
    const running = autocannon(
      {
        url,
        connections: job.connections / share,
        ...until,
        requests: job.requests.map(toAutocannon),
        sampleInt: 100,
      },
      (error: unknown, result) => {
        if (error) reject(error);
        else resolve(result.errors + result.timeouts);
      },
    );
    running.on('response', (_client, status, _bytes, time) => note(status, time));
  });
}

let sent = 0;
let taken = 0;
const RUN = process.pid.toString(36) + Date.now().toString(36);

function toAutocannon(asked: LoadRequest): autocannon.Request {
  const { method, path, headers = {}, body, uniqueHeader, inTurn } = asked;
  const request = { method, path, headers: { ...headers }, ...(body === undefined ? {} : { body }) };
  if (inTurn !== undefined) {
    return {
      ...request,
      setupRequest: (one) => {
        taken += 1;
        return { ...one, path: inTurn[taken % inTurn.length] ?? path };
      },
    };
  }
  if (uniqueHeader === undefined) return request;
  return {
    ...request,
    setupRequest: (one) => {
      sent += 1;
      return { ...one, headers: { ...one.headers, [uniqueHeader]: `${RUN}-${sent}` } };
    },
  };
}
