import type { EngineQuery } from './engine.ts';

/**
 * Answers with as many words of a query as match anything, dropped from the end: all words first, then by halving, since fewer words
 * match at least as much. The first word stays unless a phrase stands beside it; when nothing matches, nothing is dropped.
 *
 * @param answerWith answers with the first so many words, and with all that the query says besides
 * @returns the answer, how many words it is for, and the words that are not in it, as typed, those ignored from the outset among them
 */
export async function searchDroppingWords<Answer extends { total: number }>(
  query: EngineQuery,
  answerWith: (wordCount: number) => Promise<Answer>,
): Promise<{ answer: Answer; wordCount: number; dropped: string[] }> {
  const words = query.text?.words ?? [];
  const ignored = query.text?.ignored ?? [];
  const answer = await answerWith(words.length);
  const fewest = query.text !== null && query.text.phrases.length > 0 ? 0 : 1;
  let best = { answer, wordCount: words.length };
  let [low, high] = answer.total > 0 ? [1, 0] : [fewest, words.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const tried = await answerWith(middle);
    if (tried.total > 0) {
      best = { answer: tried, wordCount: middle };
      low = middle + 1;
    } else {
      high = middle - 1;
    }
  }
  return { ...best, dropped: [...words.slice(best.wordCount).map(({ typed }) => typed), ...ignored] };
}
