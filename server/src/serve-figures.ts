import cluster, { type Worker } from 'node:cluster';
import { AggregatorRegistry } from 'prom-client';
import type { ProcessFigures } from './http/metrics.ts';
import type { FromServing, ToServing } from './serve-messages.ts';

/** A process that is busy for longer is left out of this answer. */
const PATIENCE_MS = 1500;

/**
 * In the process in front: whenever a process that serves asks, collects the figures of all that serve, adds them up, and gives it
 * the text. Not prom-client's own way, which fails as a whole when one process dies meanwhile.
 */
export function gatherFigures(): void {
  let asked = 0;
  cluster.on('message', (worker: Worker, message: FromServing) => {
    if (message.kind !== 'collect-figures') return;
    asked += 1;
    void collectAll(asked).then(async (figures) => {
      const text = await AggregatorRegistry.aggregate([...figures]).metrics();
      if (worker.isConnected()) {
        worker.send({ kind: 'all-figures', ask: message.ask, text } satisfies ToServing);
      }
    });
  });
}

async function collectAll(ask: number): Promise<ProcessFigures[]> {
  const workers = Object.values(cluster.workers ?? {}).filter((worker) => worker?.isConnected());
  const answers = await Promise.all(workers.map((worker) => (worker ? figuresOf(worker, ask) : null)));
  return answers.filter((figures) => figures !== null);
}

function figuresOf(worker: Worker, ask: number): Promise<ProcessFigures | null> {
  return new Promise((resolve) => {
    const settle = (figures: ProcessFigures | null) => {
      clearTimeout(tooLate);
      worker.off('message', onMessage);
      worker.off('exit', onExit);
      resolve(figures);
    };
    const onMessage = (message: FromServing) => {
      if (message.kind === 'figures' && message.ask === ask) settle(message.figures);
    };
    const onExit = () => settle(null);
    const tooLate = setTimeout(() => settle(null), PATIENCE_MS);
    worker.on('message', onMessage);
    worker.once('exit', onExit);
    worker.send({ kind: 'give-figures', ask } satisfies ToServing);
  });
}
