import type { WantedJson } from '@scampolo/shared/contract/wanted';
import type { I18n } from '../i18n/translate.ts';

/** Who asks: the workshop's name where it is shown, else its kind; and the city of the hub. */
export function askerWords({ workshop }: Pick<WantedJson, 'workshop'>, city: string, { t }: I18n): string {
  return t('wanted.by', { who: workshop.name ?? t(`kind.${workshop.kind}`), city });
}

/** So much of a text stands in a list. */
const MOST_EXCERPT = 160;

/** The beginning of what somebody wrote, in whole words. */
export function excerptOf(text: string): string {
  const words = text.replaceAll(/\s+/g, ' ').trim();
  if (words.length <= MOST_EXCERPT) return words;
  const [cut = ''] = /^.*(?= )/.exec(words.slice(0, MOST_EXCERPT)) ?? [];
  return `${cut || words.slice(0, MOST_EXCERPT - 1)}…`;
}

/** Since when somebody asks, and until when it is of use to them. */
export function termWords({ createdAt, neededBy, hub }: WantedJson, { t, date }: I18n): string {
  const since = t('wanted.since', { when: date(createdAt, hub) });
  return neededBy === null ? since : `${since} · ${t('wanted.neededBy', { when: date(neededBy, hub) })}`;
}
