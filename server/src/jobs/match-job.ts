import { z } from 'zod';
import type { DocumentRow } from '../search/document.ts';

/** What could be found of a listing, as JSON has it. The rest was written by this code or its last release, and is looked at only. */
const findable = z
  .looseObject({ publishedAt: z.coerce.date(), availableUntil: z.coerce.date().nullable() })
  .transform((row) => row as unknown as DocumentRow);

/** A listing that searches may find from now on; `before`: as they could find it until now, null where they could not. */
export const matchJob = z.strictObject({ listingId: z.uuid(), before: findable.nullable() });
export type MatchJob = z.infer<typeof matchJob>;
