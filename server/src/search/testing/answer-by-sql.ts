import type { Sql } from '@scampolo/db/client';
import { colourFamily, type Lab, labFromHex } from '@scampolo/shared/domain/colour';
import { differenceCiede2000 } from 'culori';
import type { SearchDocument } from '../document.ts';
import type { EngineQuery } from '../engine.ts';
import { KNOWN } from './hostile-listings.ts';
import { type KnownColour, listingsBySql } from './listings-by-sql.ts';
import { createPlainEngine } from './plain-engine.ts';

/**
 * The ids that a question has to find among the listings of `hostile-listings.ts`, newest first: filters by SQL over the
 * rows; of what passes, what has the words, by looking at every document.
 */
export async function answerBySql(
  sql: Sql,
  documents: ReadonlyMap<string, SearchDocument>,
  query: EngineQuery,
): Promise<string[]> {
  const passing = await listingsBySql(sql, query, coloursSeenFrom(query));
  if (query.text === null) return passing;
  const plain = createPlainEngine();
  await plain.upsert(passing.flatMap((id) => documents.get(id) ?? []));
  const all = { sort: 'newest', limit: 1000, offset: 0 } as const;
  const { ids } = await plain.search({ ...query, ...all, filters: {} });
  return ids;
}

const ciede2000 = differenceCiede2000();

function coloursSeenFrom({ filters: { near } }: EngineQuery): KnownColour[] {
  return KNOWN.hex.map((hex) => {
    const lab = labFromHex(hex);
    const family = colourFamily(lab);
    return near ? { hex, family, deltaE: ciede2000(lab65(lab), lab65(near.lab)) } : { hex, family };
  });
}

function lab65([l, a, b]: Lab) {
  return { mode: 'lab65', l, a, b } as const;
}
