import { z } from 'zod';
import type { PreviewFacts } from './draw-preview.ts';
import { VARIANT_WIDTHS } from './photo.ts';
import { REFUSAL_CODES } from './refusal-codes.ts';
import { type PhotoFormat, sniffFormat } from './sniff-format.ts';

/** What the server asks of its image worker, one thing at a time: read a photo or a logo, encode a kept file as AVIF, draw a preview. */
export type WorkerRequest = PhotoRequest | AvifRequest | PreviewRequest;

export interface PhotoRequest {
  work: 'photo' | 'logo';
  path: string;
}

export interface AvifRequest {
  work: 'avif';
  path: string;
  /** the most, in pixels */
  width: number;
  /** what is larger is of no use */
  belowBytes: number;
}

export interface PreviewRequest {
  work: 'preview';
  /** a kept photo; null for cloth drawn from its colours */
  path: string | null;
  facts: PreviewFacts;
}

const pixels = z.int().positive();
const channel = z.number().min(-200).max(200);

const fileOf = (format: PhotoFormat) =>
  z.custom<Uint8Array>((bytes) => isA(format, bytes), `not a file of ${format}`);

const variantOf = (format: PhotoFormat) =>
  z.strictObject({
    width: pixels,
    height: pixels,
    bytes: fileOf(format),
  });

const description = z.strictObject({
  width: pixels,
  height: pixels,
  variants: z.array(variantOf('webp')).min(1).max(VARIANT_WIDTHS.length),
  thumbhash: z.base64().max(40),
  colours: z
    .array(
      z.strictObject({
        hex: z.string().regex(/^#[0-9a-f]{6}$/),
        lab: z.tuple([channel, channel, channel]).readonly(),
        share: z.number().min(0).max(1),
        uncertainty: z.number().positive(),
      }),
    )
    .max(3),
  perceptualHash: z.string().regex(/^[0-9a-f]{16}$/),
});

/**
 * What the worker answers. It is checked like any input: the worker has just parsed a stranger's file with native code, and what it
 * sends is stored and served.
 */
export const workerReply = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('done'), photo: description, rssBytes: z.int() }),
  z.strictObject({ outcome: z.literal('encoded'), variant: variantOf('avif'), rssBytes: z.int() }),
  z.strictObject({ outcome: z.literal('drawn'), bytes: fileOf('jpeg'), rssBytes: z.int() }),
  z.strictObject({
    outcome: z.literal('refused'),
    code: z.enum(REFUSAL_CODES),
    details: z.record(z.string(), z.unknown()).optional(),
    /** for the log only */
    reason: z.string(),
    rssBytes: z.int(),
  }),
]);
export type WorkerReply = z.infer<typeof workerReply>;

function isA(format: PhotoFormat, bytes: unknown): boolean {
  return bytes instanceof Uint8Array && sniffFormat(bytes) === format;
}
