import type { SearchEngine } from '../../../search/engine.ts';
import { engineQueryOf } from '../question.ts';

/**
 * How many listings answer a question now, all of its words; 0 for one that asks for everything, or for nothing that is understood.
 * The index may be behind by moments.
 */
export async function countAnswers(engine: SearchEngine, question: string): Promise<number> {
  const query = question === '' ? null : engineQueryOf(question);
  if (query === null) return 0;
  const { total, dropped } = await engine.search({ ...query, limit: 1, offset: 0, facets: false });
  return dropped.length > (query.text?.ignored.length ?? 0) ? 0 : total;
}
