import type { DeskNeed, DeskNews } from '@scampolo/shared/contract/desk';
import type { I18n } from '../i18n/translate.ts';

/** Why something is on the desk, in one line. */
export function needWords(need: DeskNeed, { t, amount }: I18n): string {
  const { kind, who, count } = need;
  const params = {
    who: who ?? '',
    amount: need.amount ? amount(need.amount) : '',
    count: count ?? 0,
  };
  if (who === null && (kind === 'fetch' || kind === 'unread')) return t(`need.${kind}.hidden`, params);
  return t(`need.${kind}`, params);
}

/** The page where it is done. */
export function needHref({ kind, id }: DeskNeed): string {
  switch (kind) {
    case 'hand_over':
    case 'fetch':
    case 'unread':
    case 'overdue':
      return `/claims/${id}`;
    case 'changes':
    case 'draft':
    case 'ends_soon':
      return `/listings/${id}/edit`;
    case 'nobody':
      return `/listings/${id}`;
    case 'decide':
      return '/moderation';
    case 'notices':
      return '/moderation/notices';
  }
}

/** Where one reads more of what happened. */
export function newsHref({ kind, id }: DeskNews): string {
  switch (kind) {
    case 'published':
    case 'rejected':
    case 'removed':
      return `/listings/${id}`;
    case 'cancelled':
    case 'lapsed':
    case 'no_show':
      return `/claims/${id}`;
    case 'notice_upheld':
    case 'notice_dismissed':
      return '/me/notices';
  }
}
