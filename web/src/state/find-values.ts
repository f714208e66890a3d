import type { FacetName, FacetValue } from '@scampolo/shared/contract/search';
import type { Language } from '@scampolo/shared/domain/catalogue';
import { findFacetValues } from '../api/facets.ts';

interface Asked {
  facet: FacetName;
  /** those of the answer that is shown, named in `locale` */
  values: readonly FacetValue[];
  text: string;
  query: URLSearchParams;
  locale: Language;
  signal: AbortSignal;
}

const PAUSE_MS = 120;

/**
 * Tells `onFound` the values of a filter that `text` finds: at once those whose name here has a word that begins so, and when the
 * server has answered those of any language, counted anew. Without an answer, or once `signal` is given, it tells nothing more.
 */
export async function findValues(
  { facet, values, text, query, locale, signal }: Asked,
  onFound: (found: readonly FacetValue[]) => void,
): Promise<void> {
  onFound(values.filter(({ label }) => hasWord(label, text)));
  await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  if (signal.aborted) return;
  const answer = await findFacetValues(facet, text, query, locale, signal).catch(() => null);
  if (answer && !signal.aborted) onFound(answer.values);
}

/** Whether each word of `begun` begins one of `label`; accents and case do not count. */
export function hasWord(label: string, begun: string): boolean {
  const words = wordsOf(label);
  return wordsOf(begun).every((one) => words.some((word) => word.startsWith(one)));
}

function wordsOf(text: string): string[] {
  const plain = text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}
