import { searchQuery } from '@scampolo/shared/contract/search';
import { cleanQuestion } from '@scampolo/shared/domain/search-address';
import { AppError, type Issue } from '@scampolo/shared/errors';
import type { EngineQuery } from '../../search/engine.ts';
import { toEngineQuery } from '../../search/search.ts';

/**
 * What a search address asks, in its shortest form: without page, order and language; the same question is the same text. Empty for
 * one that asks for everything.
 * @throws {AppError} VALIDATION_FAILED, its issues below `query`
 */
export function readQuestion(address: string): string {
  const question = cleanQuestion(new URLSearchParams(address), new URLSearchParams());
  const parsed = searchQuery.safeParse(parametersOf(question));
  if (parsed.success) return question.toString();
  const issues: Issue[] = parsed.error.issues.map(({ path, message }) => ({
    path: ['query', ...path].join('.'),
    code: 'not_a_search',
    message,
  }));
  throw new AppError('VALIDATION_FAILED', { issues });
}

/** So many questions are kept read; a text of 100 characters with what it asks takes about a kilobyte. */
const MOST_KEPT = 5000;
const kept = new Map<string, EngineQuery | null>();

/**
 * What a stored question asks of an engine; null for one that this release does not understand (any more), which then finds nothing.
 */
export function engineQueryOf(question: string): EngineQuery | null {
  const known = kept.get(question);
  if (known !== undefined) return known;
  const parsed = searchQuery.safeParse(parametersOf(new URLSearchParams(question)));
  const query = parsed.success ? toEngineQuery(parsed.data) : null;
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(question, query);
  return query;
}

function parametersOf(question: URLSearchParams): Record<string, string | string[]> {
  return Object.fromEntries(
    [...new Set(question.keys())].map((name) => {
      const values = question.getAll(name);
      return [name, values.length === 1 ? (values[0] ?? '') : values];
    }),
  );
}
