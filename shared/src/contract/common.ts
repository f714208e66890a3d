import { z } from 'zod';
import { INTERFACE_LANGUAGES, LANGUAGES } from '../domain/catalogue.ts';
import { UNITS } from '../domain/quantity.ts';

// C0 and C1 controls but tab and line feed; the other half is what text pasted from anywhere may hide.
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the purpose
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff]/u;
const BIDI_OVERRIDE = /[\u202a-\u202e\u2066-\u2069]/u;
const TAG = /<\/?[a-z!?][^<>]*>?/iu;

/**
 * A text of members: `min` to `max` UTF-16 units after trimming, well-formed, without control characters, direction overrides or markup.
 * Issues carry `params.rule` (`control_character`, `markup`, `malformed`).
 */
export function text(min: number, max: number) {
  return z
    .string()
    .trim()
    .min(min)
    .max(max)
    .refine((value) => value.isWellFormed(), {
      error: 'Not well-formed Unicode.',
      params: { rule: 'malformed' },
    })
    .refine((value) => !CONTROL.test(value) && !BIDI_OVERRIDE.test(value), {
      error: 'Control characters are not allowed.',
      params: { rule: 'control_character' },
    })
    .refine((value) => !TAG.test(value), {
      error: 'Markup is not allowed; write plain text.',
      params: { rule: 'markup' },
    });
}

export const id = z.uuid();
export const slug = z.string().regex(/^[a-z0-9-]{2,40}$/);
/** A code of the catalogue: letters, digits, dot and underscore. Whether it exists is checked with the catalogue. */
export const code = z.string().regex(/^[A-Za-z0-9._]{1,60}$/);
export const language = z.enum(LANGUAGES);
export const interfaceLanguage = z.enum(INTERFACE_LANGUAGES);
export const timestamp = z.iso.datetime();
export const revision = z.int().min(1).max(2_147_483_647);

export const unit = z.enum(UNITS);
/** An amount in units; that it is a whole number of steps is checked by the domain. */
export const amount = z.strictObject({ value: z.number().positive().max(1_000_000), unit });
export type AmountJson = z.infer<typeof amount>;

export const hexColour = z.string().regex(/^#[0-9a-fA-F]{6}$/);

/** For writes that need no body: none, `null` or `{}`. */
export const noBody = z.strictObject({}).nullish();

/** Header `Idempotency-Key`: chosen by the sender, so that the same request sent again is done once. */
export const idempotencyKey = z.string().regex(/^[A-Za-z0-9_-]{8,128}$/);

export const idParams = z.strictObject({ id });

/** A page of a list: `limit` 1 to 100 rows after `cursor`, an opaque text from the last answer's `nextCursor`. */
export const pageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,200}$/)
    .optional(),
});
export type PageQuery = z.infer<typeof pageQuery>;

export function page<T extends z.ZodType>(item: T) {
  return z.strictObject({ items: z.array(item), nextCursor: z.string().nullable() });
}

export const issue = z
  .strictObject({
    path: z.string(),
    code: z.string(),
    message: z.string(),
    params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  })
  .meta({ id: 'Issue' });

/** The one shape of every error answer. `details` depends on the code: `issues`, `current`, `amountLeft`, `status`. */
export const errorAnswer = z
  .strictObject({
    error: z.strictObject({
      code: z.string(),
      message: z.string(),
      details: z.record(z.string(), z.unknown()).optional(),
    }),
    requestId: z.string(),
  })
  .meta({ id: 'Error' });
export type ErrorAnswer = z.infer<typeof errorAnswer>;
