import { createHttpClient } from './http-client.ts';
import { type Ask, type AskKind, perform } from './perform.ts';
import type { World } from './world.ts';

/** What one client does at its turn; `expire` is done by the clock. */
export interface Step extends Ask {
  readonly kind: AskKind | 'expire';
}

/** Something that breaks once so many steps of all clients are done. */
export interface PlannedFault<Fault> {
  readonly after: number;
  readonly fault: Fault;
}

/** What several clients do at the same time, each one thing after the other. */
export interface Plan<Fault> {
  readonly clients: readonly (readonly Step[])[];
  readonly faults: readonly PlannedFault<Fault>[];
}

/**
 * Carries out a plan. Faults are ordered by what the clients have done, not by the clock: each begins once so many steps are done, one
 * after the other, while the clients go on. Resolves when all steps are done and all faults are over.
 * @param patienceMs after which a client gives up waiting for an answer
 */
export async function runPlan<Fault>(
  world: World,
  plan: Plan<Fault>,
  does: { fault(fault: Fault): Promise<void>; expire(which: number): Promise<void> },
  patienceMs: number,
): Promise<void> {
  const waiting = plan.faults.toSorted((a, b) => a.after - b.after);
  let done = 0;
  let faulting = Promise.resolve();
  const afterStep = () => {
    done += 1;
    for (let next = waiting[0]; next && next.after <= done; next = waiting[0]) {
      waiting.shift();
      const { fault } = next;
      faulting = faulting.then(() => does.fault(fault));
      // Reported below; a rejection must not be unhandled until then.
      faulting.catch(() => undefined);
    }
  };
  await Promise.all(
    plan.clients.map(async (steps) => {
      const client = createHttpClient(patienceMs);
      try {
        for (const step of steps) {
          if (step.kind === 'expire') await does.expire(step.which);
          else await perform(client, world, step.kind, step);
          afterStep();
        }
      } finally {
        client.close();
      }
    }),
  );
  await faulting;
}
