import { z } from 'zod';
import { issue, revision, text, timestamp } from './common.ts';
import { listing } from './listings.ts';

export const DECISION_ACTIONS = ['approve', 'request_changes', 'reject', 'remove'] as const;
export type DecisionAction = (typeof DECISION_ACTIONS)[number];

/** Why a listing is not (yet) published. The code decides the template; the note is what staff add in their words. */
export const REASON_CODES = [
  'photo_missing',
  'photo_unclear',
  'composition_unclear',
  'measures_wrong',
  'category_wrong',
  'legal_route_unclear',
  'waste',
  'prohibited',
  'brand_restricted',
  'duplicate',
  'other',
] as const;
export type ReasonCode = (typeof REASON_CODES)[number];

/** The rules between fields are told together with those of each field, whenever there are fields at all. */
function isObject({ value }: { value: unknown }): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A decision needs a reason unless it approves; `other` needs a note. */
export const decisionBody = z
  .strictObject({
    action: z.enum(DECISION_ACTIONS),
    reason: z.enum(REASON_CODES).optional(),
    note: text(0, 1000).optional(),
    /** the revision that was read: a decision on an older one is refused with STALE_REVISION */
    revision: revision.optional(),
  })
  .refine((body) => body.action === 'approve' || body.reason !== undefined, {
    path: ['reason'],
    error: 'Say why.',
    params: { rule: 'required' },
    when: isObject,
  })
  .refine((body) => body.reason !== 'other' || (body.note ?? '').length > 0, {
    path: ['note'],
    error: 'Say it in your own words.',
    params: { rule: 'required' },
    when: isObject,
  });
export type DecisionBody = z.infer<typeof decisionBody>;

/** One thing that waits for a decision, oldest promise first. */
export const queueEntry = z
  .strictObject({
    listing,
    workshopName: z.string(),
    submittedAt: timestamp,
    /** the listing was decided on before: how often */
    earlierDecisions: z.int(),
    /** what a machine noticed; informs, never decides */
    hints: z.array(issue),
  })
  .meta({ id: 'QueueEntry' });
export type QueueEntry = z.infer<typeof queueEntry>;
