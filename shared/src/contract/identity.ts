import { z } from 'zod';
import { id, interfaceLanguage, slug, text, timestamp } from './common.ts';

export const WORKSHOP_KINDS = ['studio', 'designer', 'school', 'non_profit', 'hub'] as const;
export type WorkshopKind = (typeof WORKSHOP_KINDS)[number];
export const workshopKind = z.enum(WORKSHOP_KINDS);

export const TRUST_LEVELS = ['new', 'trusted', 'restricted'] as const;
export type TrustLevel = (typeof TRUST_LEVELS)[number];

/** E-mail address as typed; compared without case (see server identity/addresses). */
export const email = z.email().max(254);
/** At least 10 characters, as NIST SP 800-63B-4 asks of passwords that stand alone; no rules on what kinds. */
export const newPassword = z
  .string()
  .min(10)
  .max(200)
  .refine((value) => value.isWellFormed() && !value.includes('\u0000'), {
    error: 'Not well-formed text.',
    params: { rule: 'malformed' },
  });

export const registerBody = z.strictObject({
  email,
  password: newPassword,
  name: text(1, 80),
  locale: interfaceLanguage,
  workshop: z.strictObject({ name: text(2, 80), kind: workshopKind.exclude(['hub']), hub: slug }),
});
export type RegisterBody = z.infer<typeof registerBody>;

export const loginBody = z.strictObject({ email, password: z.string().min(1).max(200) });
export type LoginBody = z.infer<typeof loginBody>;

/** Programs send the refresh token in the body; browsers have it in a cookie and send `{}`. */
export const refreshBody = z.strictObject({ refreshToken: z.string().max(200).optional() });

export const workshopSummary = z.strictObject({
  id,
  name: z.string(),
  kind: workshopKind,
  hub: slug,
  trust: z.enum(TRUST_LEVELS),
});

export const me = z
  .strictObject({
    id,
    email: z.string(),
    name: z.string(),
    locale: interfaceLanguage,
    workshops: z.array(workshopSummary),
    /** slugs of the hubs this member is staff of */
    staffOf: z.array(slug),
    admin: z.boolean(),
  })
  .meta({ id: 'Me' });
export type Me = z.infer<typeof me>;

export const sessionAnswer = z
  .strictObject({
    accessToken: z.string(),
    /** when the access token ends; refresh before */
    expiresAt: timestamp,
    refreshToken: z.string(),
    me,
  })
  .meta({ id: 'Session' });
export type SessionAnswer = z.infer<typeof sessionAnswer>;
