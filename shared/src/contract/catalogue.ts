import { z } from 'zod';

const term = z.strictObject({ code: z.string(), name: z.string() });
const range = z.tuple([z.number(), z.number()]);

export const catalogueCategory = term.extend({
  parent: z.string().nullable(),
  defaultUnit: z.enum(['m', 'kg', 'm2', 'pcs']),
  required: z.array(z.string()),
  recommended: z.array(z.string()),
  typicalRanges: z.record(z.string(), range),
  defects: z.array(z.string()),
});
export const catalogueFibre = term.extend({
  group: z.string(),
  aliases: z.array(z.string()),
  /** true when the name in this language is not checked against the official text */
  unverified: z.boolean(),
});
export const catalogueAttribute = term.extend({
  type: z.enum(['number', 'integer', 'string', 'enum', 'multi_enum', 'bool']),
  unit: z.string().nullable(),
  min: z.number().nullable(),
  max: z.number().nullable(),
  options: z.array(term).nullable(),
});

/** Everything a listing is described with, named in one language. */
export const catalogueAnswer = z
  .strictObject({
    lang: z.string(),
    categories: z.array(catalogueCategory),
    fibres: z.array(catalogueFibre),
    attributes: z.array(catalogueAttribute),
    forms: z.array(term),
    origins: z.array(term),
    conditions: z.array(term),
    defects: z.array(term),
    colours: z.array(term),
    units: z.array(term.extend({ steps: z.int() })),
  })
  .meta({ id: 'Catalogue' });
export type CatalogueJson = z.infer<typeof catalogueAnswer>;
