import type { EngineQuery } from './engine.ts';

/** What an answer with some words of a query has to tell. */
export interface WordsAnswer {
  total: number;
  /** how many words, from the first one, the index has or has something like; the engine may not know */
  known?: number;
}

/**
 * Answers with as many words of a query as match anything, dropped from the end: all words first, then in the order of
 * {@link likelyCounts}, then by halving, since fewer words match at least as much. The first word stays unless a phrase stands beside
 * it; when nothing matches, nothing is dropped, nor when all words are wanted.
 *
 * @param answerWith answers with the first so many words, and with all that the query says besides
 * @returns the answer, how many words it is for, and the words that are not in it, as typed, those ignored from the outset among them
 */
export async function searchDroppingWords<Answer extends WordsAnswer>(
  query: EngineQuery,
  answerWith: (wordCount: number) => Promise<Answer>,
): Promise<{ answer: Answer; wordCount: number; dropped: string[] }> {
  const words = query.text?.words ?? [];
  const ignored = query.text?.ignored ?? [];
  const answer = await answerWith(words.length);
  let best = { answer, wordCount: words.length };
  if (answer.total === 0 && !query.allWords) {
    let low = query.text !== null && query.text.phrases.length > 0 ? 0 : 1;
    const { known = words.length - 1 } = answer;
    // One more than are known: that one would be the last, of which the beginning will do.
    let high = Math.min(words.length - 1, known + 1);
    const likely = likelyCounts(query, low, high, known);
    while (low <= high) {
      const [from, to] = [low, high];
      const count = likely.find((one) => one >= from && one <= to) ?? (low + high) >> 1;
      const tried = await answerWith(count);
      if (tried.total > 0) {
        best = { answer: tried, wordCount: count };
        low = count + 1;
      } else {
        high = count - 1;
      }
    }
  }
  return { ...best, dropped: [...words.slice(best.wordCount).map(({ typed }) => typed), ...ignored] };
}

/**
 * Mostly it is the last word that nothing has, the one that is still being typed. Where every word is known, what else is asked for is
 * as likely to be in the way; whether it is, the fewest words tell.
 */
function likelyCounts({ filters, text }: EngineQuery, low: number, high: number, known: number): number[] {
  if (Object.keys(filters).length === 0) return [high, known];
  return known === text?.words.length ? [low, high] : [high, known, low];
}
