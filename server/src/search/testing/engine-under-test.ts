import type { SearchDocument } from '../document.ts';
import type { EngineQuery, EngineResult, SearchEngine } from '../engine.ts';
import { parseQueryText } from '../query-text.ts';
import type { Difference } from './differences.ts';

/** An engine under test, and what the tests do with it. */
export interface EngineUnderTest {
  engine: SearchEngine;
  /** Whether it is known to answer otherwise in this. */
  differs(difference: Difference): boolean;
  /** Whether it says that it answers such questions; PostgreSQL does what it does not. */
  answers(query: EngineQuery): boolean;
  /** Makes `documents` all that is indexed. */
  fill(documents: readonly SearchDocument[]): Promise<void>;
  /** Searches for what somebody types, with what else is asked. */
  find(q: string | null, rest?: Partial<EngineQuery>): Promise<EngineResult>;
}

/** A whole query of what somebody types and of what else is asked. */
export function asked(q: string | null, rest: Partial<EngineQuery> = {}): EngineQuery {
  return {
    text: q === null ? null : parseQueryText(q),
    filters: {},
    sort: q === null ? 'newest' : 'relevance',
    limit: 60,
    offset: 0,
    ...rest,
  };
}
