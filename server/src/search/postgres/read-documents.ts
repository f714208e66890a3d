import { setImmediate as turn } from 'node:timers/promises';
import type { SearchDocument } from '../document.ts';
import { type Contents, contentsOf } from './contents.ts';
import { facetText, type Numbers } from './dictionary.ts';
import { facetsOf, filtersOf, type Key } from './keys.ts';

/** Some milliseconds of work; whatever else the process does comes in between. */
const A_TURN = 64;

/** A document taken apart. */
export interface ReadDocument extends Contents {
  document: SearchDocument;
  facets: Key[];
}

/** A document that is in the index, and what it has set there. */
export interface Indexed {
  id: string;
  slot: number;
  /** word × 8 + field */
  words: number[];
  /** ids of facets' values */
  facets: number[];
  /** `kind:value` */
  filters: string[];
}

/** What a document is to have in the index. */
export interface Wanted extends Indexed {
  document: SearchDocument;
  text: string;
}

/** Takes documents apart; of several with one id the last counts. Asks nothing of the database. */
export async function readDocuments(documents: readonly SearchDocument[]): Promise<ReadDocument[]> {
  const byId = new Map(documents.map((document) => [document.id, document]));
  const read: ReadDocument[] = [];
  for (const document of byId.values()) {
    if (read.length % A_TURN === A_TURN - 1) await turn();
    read.push({ document, ...contentsOf(document), facets: facetsOf(document) });
  }
  return read;
}

/** The words of documents that are not `known`, each once. */
export function newWordsIn(
  documents: readonly ReadDocument[],
  known: ReadonlyMap<string, number> = new Map(),
): string[] {
  const words = new Set<string>();
  for (const document of documents) {
    for (const { word } of document.words) if (!known.has(word)) words.add(word);
  }
  return [...words];
}

/** The values of documents' facets that are not `known` by their {@link facetText}, each once. */
export function newFacetsIn(
  documents: readonly ReadDocument[],
  known: ReadonlyMap<string, number> = new Map(),
): Key[] {
  const facets = new Map<string, Key>();
  for (const document of documents) {
    for (const key of document.facets) if (!known.has(facetText(key))) facets.set(facetText(key), key);
  }
  return [...facets.values()];
}

/** What a document is to have at a slot, its words and facets being numbered. */
export function wantedAt(slot: number, read: ReadDocument, { words, facets }: Numbers): Wanted {
  const { document, text } = read;
  return {
    id: document.id,
    slot,
    document,
    text,
    words: read.words.map(({ word, field }) => numberOf(words, word) * 8 + field),
    facets: [...new Set(read.facets.map((key) => numberOf(facets, facetText(key))))],
    filters: [...new Set(filtersOf(document).map(({ kind, value }) => `${kind}:${value}`))],
  };
}

function numberOf(numbers: ReadonlyMap<string, number>, text: string): number {
  const number = numbers.get(text);
  if (number === undefined) throw new Error('a word or facet of a document has no number');
  return number;
}
