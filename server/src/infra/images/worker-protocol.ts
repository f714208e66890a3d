import { z } from 'zod';
import { REFUSAL_CODES } from './refusal-codes.ts';
import { sniffFormat } from './sniff-format.ts';

/** What the server asks of its image worker: one photo at a time. */
export interface WorkerRequest {
  path: string;
}

const pixels = z.int().positive();
const channel = z.number().min(-200).max(200);

const variant = z.strictObject({
  width: pixels,
  height: pixels,
  bytes: z.custom<Uint8Array>(isWebp, 'not a WebP file'),
});

const description = z.strictObject({
  width: pixels,
  height: pixels,
  variants: z.array(variant).min(1).max(3),
  thumbhash: z.base64().max(40),
  colours: z
    .array(
      z.strictObject({
        hex: z.string().regex(/^#[0-9a-f]{6}$/),
        lab: z.tuple([channel, channel, channel]).readonly(),
        share: z.number().min(0).max(1),
      }),
    )
    .max(6),
  perceptualHash: z.string().regex(/^[0-9a-f]{16}$/),
});

/**
 * What the worker answers. It is checked like any input: the worker has just parsed a stranger's file with native code, and what it
 * sends is stored and served.
 */
export const workerReply = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('done'), photo: description, rssBytes: z.int() }),
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

function isWebp(bytes: unknown): boolean {
  if (!(bytes instanceof Uint8Array)) return false;
  return sniffFormat(bytes) === 'webp';
}
