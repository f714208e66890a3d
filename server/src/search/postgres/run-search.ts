import type { OnPage } from '../engine.ts';
import type { Plan } from './plan.ts';
import type { Answer, PageAsked } from './statement.ts';
import { isMeasured } from './statement-measured.ts';

/** Answers a plan by one statement. */
export type RunStatement = (plan: Plan, page: PageAsked) => Promise<Answer>;

/** Answers a plan; the page may be told before the facets are counted. */
export type RunSearch = (plan: Plan, page: PageAsked, onPage: OnPage) => Promise<Answer>;

/**
 * Answers plans by one statement each, or, while no other search runs in this process, by two at once, one for the page and one for the
 * facets: that takes a processor more, and a seventh less time. Both begin with the same work, so it is done where processors are
 * idle, and not where that work is most of it (sizes and colours that are measured).
 */
export function createRunner(run: RunStatement): RunSearch {
  let running = 0;
  return async (plan, page, onPage) => {
    const alone = running === 0;
    running += 1;
    try {
      const hasTwoParts = page.facets !== false && page.limit > 0;
      if (alone && hasTwoParts && !isMeasured(plan)) return await runApart(run, plan, page, onPage);
      return await run(plan, page);
    } finally {
      running -= 1;
    }
  };
}

/**
 * Each part sees the index of its own moment. What counts up in both counts as seen where it is later, so that neither part is taken for
 * an answer of an index that it did not see.
 */
async function runApart(run: RunStatement, plan: Plan, page: PageAsked, onPage: OnPage): Promise<Answer> {
  const [shown, counted] = await Promise.all([
    run(plan, { ...page, facets: false }).then((answer) => {
      if (answer.ids !== null) onPage(answer.ids);
      return answer;
    }),
    run(plan, { ...page, ids: false }),
  ]);
  const { kinds, values, counts } = counted;
  return {
    ...shown,
    generation: Math.max(shown.generation, counted.generation),
    dictionary: Math.max(shown.dictionary, counted.dictionary),
    kinds,
    values,
    counts,
  };
}
