import type { NoticeReason, ToldSubject } from '@scampolo/shared/contract/notices';
import type { I18n } from '../i18n/translate.ts';

/** Every reason, in the order that a form offers them. */
export const REASONS = [
  'wrong_facts',
  'not_theirs',
  'prohibited',
  'unsafe',
  'rude',
  'no_show',
  'accessibility',
  'translation',
  'other',
] as const satisfies readonly NoticeReason[];

/** The reasons that make sense for what a notice is about. */
export function reasonsFor(kind: ToldSubject['kind']): readonly NoticeReason[] {
  if (kind === 'page') return ['accessibility', 'translation', 'wrong_facts', 'other'];
  if (kind === 'message') return ['rude', 'no_show', 'unsafe', 'prohibited', 'other'];
  if (kind === 'wanted') return ['wrong_facts', 'prohibited', 'rude', 'not_theirs', 'other'];
  if (kind === 'workshop')
    return REASONS.filter((reason) => reason !== 'unsafe' && reason !== 'accessibility');
  return REASONS.filter((reason) => reason !== 'rude' && reason !== 'accessibility');
}

/** What a notice is about, in words. */
export function subjectWords(
  { kind, title, path }: Pick<ToldSubject, 'kind' | 'title' | 'path'>,
  { t }: I18n,
): string {
  if (kind === 'page') return t('notice.about.page', { path: path ?? '/' });
  if (kind === 'message') return title ? t('notice.about.messageOf', { title }) : t('notice.about.message');
  return title === null ? t('notice.about.gone') : t(`notice.about.${kind}`, { title });
}

const FOLDERS = { listing: '/listings', workshop: '/workshops', wanted: '/wanted' } as const;

/** Where it can be looked at; null where only staff can, in the talk that it belongs to. */
export function subjectHref({ kind, id, path, title }: ToldSubject): string | null {
  if (kind === 'page') return path;
  if (kind === 'message' || title === null) return null;
  return `${FOLDERS[kind]}/${id}`;
}
