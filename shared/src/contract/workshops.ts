import { z } from 'zod';
import { id, language, revision, slug, text, timestamp } from './common.ts';
import { email, TRUST_LEVELS, WORKSHOP_ROLES, workshopKind } from './identity.ts';

export const WORKSHOP_LIMITS = { places: 5, hoursAPlace: 21, languages: 11, story: 1500 } as const;

const clock = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);

/** Open from `from` to `to`, local time `HH:MM`, on an ISO weekday (1 Monday to 7 Sunday). `to` is later than `from`. */
export const openHours = z
  .strictObject({ day: z.int().min(1).max(7), from: clock, to: clock })
  .refine(({ from, to }) => from < to, {
    path: ['to'],
    error: 'It closes before it opens.',
    params: { rule: 'out_of_order' },
  });

/** A place of a workshop. The first is where material is fetched; `id` names one that is there already. */
export const workshopPlace = z.strictObject({
  id: id.optional(),
  name: text(0, 80),
  address: text(3, 200),
  hours: z.array(openHours).max(WORKSHOP_LIMITS.hoursAPlace),
});

const profileFields = {
  name: text(2, 80),
  kind: workshopKind.exclude(['hub']),
  places: z.array(workshopPlace).max(WORKSHOP_LIMITS.places),
  /** any spelling; answered with the country's letters and without blanks. Whether its form is right is checked offline. */
  vatNumber: text(0, 30).nullable(),
  languages: z.array(language).max(WORKSHOP_LIMITS.languages),
  story: text(0, WORKSHOP_LIMITS.story),
  profilePublic: z.boolean(),
};

/** POST /workshops: another workshop for the member, who becomes its owner. */
export const createWorkshopBody = z.strictObject({
  name: profileFields.name,
  kind: profileFields.kind,
  hub: slug,
});
export type CreateWorkshopBody = z.infer<typeof createWorkshopBody>;

/** PATCH /workshops/:id: the changed fields and the revision they were made on. */
export const updateWorkshopBody = z
  .strictObject({ ...profileFields, revision })
  .partial()
  .required({ revision: true });
export type UpdateWorkshopBody = z.infer<typeof updateWorkshopBody>;

export const logo = z.strictObject({
  /** by ascending width */
  variants: z.array(z.strictObject({ width: z.int(), height: z.int(), url: z.string(), type: z.string() })),
});

/**
 * A workshop's profile. Anybody sees a public one; its members and its hub's staff see it always. `own` is for its
 * members and staff only.
 */
export const workshop = z
  .strictObject({
    id,
    name: z.string(),
    kind: workshopKind,
    hub: slug,
    languages: z.array(language),
    story: z.string(),
    places: z.array(
      z.strictObject({
        id,
        name: z.string(),
        address: z.string(),
        hours: z.array(z.strictObject({ day: z.int(), from: z.string(), to: z.string() })),
      }),
    ),
    logo: logo.nullable(),
    own: z
      .strictObject({
        vatNumber: z.string().nullable(),
        profilePublic: z.boolean(),
        trust: z.enum(TRUST_LEVELS),
        revision,
        /** the asker's; null for staff who do not belong to it */
        role: z.enum(WORKSHOP_ROLES).nullable(),
      })
      .optional(),
    createdAt: timestamp,
  })
  .meta({ id: 'Workshop' });
export type WorkshopJson = z.infer<typeof workshop>;

/** Who acts for a workshop, for its members and its hub's staff. */
export const colleague = z.strictObject({
  memberId: id,
  name: z.string(),
  email: z.string(),
  role: z.enum(WORKSHOP_ROLES),
  joinedAt: timestamp,
});
export const openInvitation = z.strictObject({
  id,
  email: z.string(),
  createdAt: timestamp,
  expiresAt: timestamp,
});
export const workshopPeople = z
  .strictObject({ members: z.array(colleague), invitations: z.array(openInvitation) })
  .meta({ id: 'WorkshopPeople' });
export type WorkshopPeople = z.infer<typeof workshopPeople>;

/** POST /workshops/:id/invitations */
export const inviteColleagueBody = z.strictObject({ email });
export const invitationParams = z.strictObject({ id, invitationId: id });
export const workshopMemberParams = z.strictObject({ id, memberId: id });

/** POST /workshops/:id/hand-over: the colleague who becomes its owner. */
export const handOverWorkshopBody = z.strictObject({ memberId: id });

/** A workshop as its hub's staff know it. */
export const staffWorkshop = z
  .strictObject({
    id,
    name: z.string(),
    kind: workshopKind,
    hub: slug,
    trust: z.enum(TRUST_LEVELS),
    createdAt: timestamp,
    closedAt: timestamp.nullable(),
    /** listings that are or were published */
    publishedListings: z.int(),
    members: z.array(
      z.strictObject({
        id,
        name: z.string(),
        email: z.string(),
        role: z.enum(WORKSHOP_ROLES),
        emailConfirmed: z.boolean(),
        suspendedAt: timestamp.nullable(),
        /** the asker may suspend or restore this member */
        canSuspend: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'StaffWorkshop' });
export type StaffWorkshop = z.infer<typeof staffWorkshop>;

/** GET /moderation/workshops */
export const staffWorkshopsQuery = z.strictObject({
  /** part of a workshop's or member's name or address */
  q: text(0, 100).optional(),
  trust: z.enum(TRUST_LEVELS).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,200}$/)
    .optional(),
});
export type StaffWorkshopsQuery = z.infer<typeof staffWorkshopsQuery>;

/** PUT /moderation/workshops/:id/trust: restricting says why, and the workshop is told. */
export const trustBody = z.strictObject({ trust: z.enum(TRUST_LEVELS), note: text(0, 1000).optional() });
export type TrustBody = z.infer<typeof trustBody>;

/** PUT /moderation/members/:id/suspension: the statement of reasons that the member is mailed. */
export const suspensionBody = z.strictObject({ note: text(1, 1000) });
export type SuspensionBody = z.infer<typeof suspensionBody>;
