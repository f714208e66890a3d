import { Agent, get } from 'node:http';
import { answerParent } from '../child-process.ts';

/** Paths of one server, each asked for once. */
export interface AsksJob {
  readonly server: string;
  readonly paths: readonly string[];
  /** how many are asked for at a time */
  readonly atOnce: number;
}

/** What came back, in the order of the paths. */
export interface AsksResult {
  /** milliseconds from the sending of each request to the end of its answer */
  readonly times: readonly number[];
  readonly statuses: readonly number[];
}

answerParent(async ({ server, paths, atOnce }: AsksJob): Promise<AsksResult> => {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const times = new Array<number>(paths.length);
  const statuses = new Array<number>(paths.length);
  let next = 0;
  async function askInTurn(): Promise<void> {
    for (let at = next++; at < paths.length; at = next++) {
      const started = performance.now();
      statuses[at] = await ask(`${server}${paths[at]}`, agent);
      times[at] = performance.now() - started;
    }
  }
  await Promise.all(Array.from({ length: atOnce }, askInTurn));
  agent.destroy();
  return { times, statuses };
});

function ask(url: string, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { agent }, (answer) => {
      answer.on('error', reject);
      answer.on('end', () => resolve(answer.statusCode ?? 0));
      answer.resume();
    }).on('error', reject);
  });
}
