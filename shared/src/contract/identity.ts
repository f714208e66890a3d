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

/** A page of the exchange to go on to: path and query, never another site. */
export const nextPath = z
  .string()
  .max(500)
  .regex(/^\/(?!\/)[\x21-\x5b\x5d-\x7e]*$/);

/** The secret of a mailed link, as its page finds it behind the `#`. */
export const linkToken = z.string().regex(/^[A-Za-z0-9._-]{20,200}$/);

/** POST /auth/link: asks for a link that signs in. The answer is the same whoever asks for whatever address. */
export const linkBody = z.strictObject({
  email,
  locale: interfaceLanguage.optional(),
  next: nextPath.optional(),
});
export type LinkBody = z.infer<typeof linkBody>;

/** POST /auth/reset: asks for a link to a new password; the answer is always the same. */
export const resetBody = z.strictObject({ email, locale: interfaceLanguage.optional() });
export type ResetBody = z.infer<typeof resetBody>;

/** POST /auth/link/use */
export const useLinkBody = z.strictObject({ token: linkToken });

/** POST /auth/reset/use: the new password; every session ends, and one opens here. */
export const useResetBody = z.strictObject({ token: linkToken, password: newPassword });
export type UseResetBody = z.infer<typeof useResetBody>;

/**
 * POST /auth/confirm: confirms an address. Who opens the link in a browser that is not signed in to the account gives its
 * password, so that nobody confirms an account that somebody else made with their address.
 */
export const confirmBody = z.strictObject({
  token: linkToken,
  password: z.string().min(1).max(200).optional(),
});
export type ConfirmBody = z.infer<typeof confirmBody>;

export const WORKSHOP_ROLES = ['owner', 'member'] as const;
export type WorkshopRole = (typeof WORKSHOP_ROLES)[number];

/** A workshop that the member acts for. */
export const workshopSummary = z.strictObject({
  id,
  name: z.string(),
  kind: workshopKind,
  hub: slug,
  trust: z.enum(TRUST_LEVELS),
  role: z.enum(WORKSHOP_ROLES),
});

export const me = z
  .strictObject({
    id,
    email: z.string(),
    /** false: listings cannot be handed in yet, see POST /me/confirmation */
    emailConfirmed: z.boolean(),
    /** the address that a change waits for, until its link is opened */
    pendingEmail: z.string().nullable(),
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

/** The session that a link opened, and the page it was asked from. */
export const linkAnswer = sessionAnswer.extend({ next: z.string().nullable() }).meta({ id: 'LinkSession' });
export type LinkAnswer = z.infer<typeof linkAnswer>;

/** What was confirmed; `session` when a password opened one. */
export const confirmAnswer = z.strictObject({ email: z.string(), session: sessionAnswer.nullable() });
export type ConfirmAnswer = z.infer<typeof confirmAnswer>;

/** PATCH /me */
export const updateMeBody = z.strictObject({ name: text(1, 80), locale: interfaceLanguage }).partial();
export type UpdateMeBody = z.infer<typeof updateMeBody>;

/** POST /me/email: the address changes once the link that is mailed to it was opened. */
export const changeEmailBody = z.strictObject({ email, password: z.string().min(1).max(200) });
export type ChangeEmailBody = z.infer<typeof changeEmailBody>;

/** POST /me/password: every other session ends. */
export const changePasswordBody = z.strictObject({ password: z.string().min(1).max(200), newPassword });
export type ChangePasswordBody = z.infer<typeof changePasswordBody>;

/** A sign-in on one device. */
export const openSession = z
  .strictObject({
    id,
    /** browser and system, such as `Firefox, Android`; empty when unknown */
    device: z.string(),
    createdAt: timestamp,
    /** to within a quarter of an hour */
    lastUsedAt: timestamp,
    /** the one that asks */
    current: z.boolean(),
  })
  .meta({ id: 'OpenSession' });
export type OpenSessionJson = z.infer<typeof openSession>;
export const openSessions = z.strictObject({ items: z.array(openSession) });

export const INVITATION_ROLES = ['colleague', 'staff', 'admin'] as const;
export type InvitationRole = (typeof INVITATION_ROLES)[number];

/** POST /invitations/look: what the link invites to. */
export const lookInvitationBody = z.strictObject({ token: linkToken });
export const invitationLook = z
  .strictObject({
    role: z.enum(INVITATION_ROLES),
    email: z.string(),
    workshop: z.strictObject({ name: z.string(), kind: workshopKind }).nullable(),
    hub: slug.nullable(),
    /** null when the installation's administrator invited by command */
    invitedBy: z.string().nullable(),
    /** the address has a confirmed account: nothing more is asked */
    hasAccount: z.boolean(),
    expiresAt: timestamp,
  })
  .meta({ id: 'Invitation' });
export type InvitationLook = z.infer<typeof invitationLook>;

/**
 * POST /invitations/accept: joins, and signs in as the invited address (which the link proves). Name and password are
 * needed when the address has no account yet.
 */
export const acceptInvitationBody = z.strictObject({
  token: linkToken,
  name: text(1, 80).optional(),
  password: newPassword.optional(),
  locale: interfaceLanguage.optional(),
});
export type AcceptInvitationBody = z.infer<typeof acceptInvitationBody>;
