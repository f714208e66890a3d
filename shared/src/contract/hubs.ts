import { z } from 'zod';
import { language, slug } from './common.ts';

export const hub = z
  .strictObject({
    slug,
    city: z.string(),
    name: z.string(),
    place: z.string(),
    countryCode: z.string(),
    timeZone: z.string(),
    languages: z.array(language),
    lat: z.number(),
    lon: z.number(),
    story: z.string(),
    /** listings that can be claimed now */
    listings: z.int(),
  })
  .meta({ id: 'Hub' });
export type HubJson = z.infer<typeof hub>;
export const hubsAnswer = z.strictObject({ items: z.array(hub) });
export const hubParams = z.strictObject({ slug });
/** `lang` decides the language of names and stories; English when that language has none. */
export const languageQuery = z.strictObject({ lang: language.default('en') });
