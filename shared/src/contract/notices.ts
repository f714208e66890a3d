import { z } from 'zod';
import { id, interfaceLanguage, text, timestamp } from './common.ts';
import { email } from './identity.ts';

/** What is wrong, in a word. */
export const NOTICE_REASONS = [
  'wrong_facts',
  'not_theirs',
  'prohibited',
  'unsafe',
  'rude',
  'no_show',
  'accessibility',
  'translation',
  'other',
] as const;
export type NoticeReason = (typeof NOTICE_REASONS)[number];

export const NOTICE_STATUSES = ['open', 'upheld', 'dismissed'] as const;
export type NoticeStatus = (typeof NOTICE_STATUSES)[number];

/** A page of the exchange: its path, without a query. */
export const pagePath = z.string().regex(/^\/(?!\/)[\w\-./:~%]{0,300}$/);

/** What a notice is about. */
export const noticeSubject = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('listing'), id }),
  z.strictObject({ kind: z.literal('workshop'), id }),
  z.strictObject({ kind: z.literal('message'), id }),
  z.strictObject({ kind: z.literal('wanted'), id }),
  z.strictObject({ kind: z.literal('page'), path: pagePath }),
]);
export type NoticeSubject = z.infer<typeof noticeSubject>;

/** POST /notices: anybody says that something is wrong. `email` is for who is not signed in and wants an answer. */
export const noticeBody = z.strictObject({
  subject: noticeSubject,
  reason: z.enum(NOTICE_REASONS),
  text: text(1, 2000),
  email: email.optional(),
  /** the language to be answered in; a member's own without it */
  locale: interfaceLanguage.optional(),
});
export type NoticeBody = z.infer<typeof noticeBody>;

/** What a notice is about, as it is now: its title, and the claim that a message belongs to; null once it is gone. */
const told = z.strictObject({
  kind: z.enum(['listing', 'workshop', 'message', 'wanted', 'page']),
  id: id.nullable(),
  path: z.string().nullable(),
  title: z.string().nullable(),
  /** the language of the title, where somebody chose one */
  locale: z.string().nullable(),
  claimId: id.nullable(),
});
export type ToldSubject = z.infer<typeof told>;

const common = {
  id,
  subject: told,
  reason: z.enum(NOTICE_REASONS),
  text: z.string(),
  /** language of the text's writer */
  locale: z.string(),
  status: z.enum(NOTICE_STATUSES),
  answer: z.string().nullable(),
  answeredAt: timestamp.nullable(),
  createdAt: timestamp,
};

/** A notice as who filed it sees it. */
export const notice = z.strictObject(common).meta({ id: 'Notice' });
export type NoticeJson = z.infer<typeof notice>;

/** What came of filing a notice: its number, and whether an answer can reach who filed it. */
export const filedNotice = z.strictObject({ id, answerable: z.boolean() }).meta({ id: 'FiledNotice' });
export type FiledNotice = z.infer<typeof filedNotice>;

/** A notice as staff work it. */
export const staffNotice = z
  .strictObject({
    ...common,
    /** null for the exchange itself */
    hub: z.string().nullable(),
    /** the words of a message that it is about */
    quoted: z.string().nullable(),
    /** the member who filed it; null when nobody was signed in */
    filedBy: z.string().nullable(),
    /** the answer goes to them by mail */
    answerable: z.boolean(),
    /** false for who filed it themselves, or whom it is about */
    mayAnswer: z.boolean(),
  })
  .meta({ id: 'StaffNotice' });
export type StaffNotice = z.infer<typeof staffNotice>;

/** GET /moderation/notices: those that wait, or those that were answered. */
export const NOTICE_FOLDERS = ['open', 'answered'] as const;

/** POST /moderation/notices/:id/answer */
export const noticeAnswerBody = z.strictObject({
  outcome: z.enum(['upheld', 'dismissed']),
  answer: text(1, 2000),
});
export type NoticeAnswerBody = z.infer<typeof noticeAnswerBody>;
