import type { DeskNeed } from '@scampolo/shared/contract/desk';
import { useI18n } from '../i18n/context.tsx';
import { needHref, needWords } from '../state/desk-words.ts';
import { timeLeft } from '../state/time-left.ts';

interface DeskNeedProps {
  need: DeskNeed;
  /** the database's clock when the page was made */
  now: string;
}

/** One thing that needs the reader: why in the first line, what it is about, by when. The whole of it leads to where it is done. */
export function DeskNeedRow({ need, now }: DeskNeedProps) {
  const i18n = useI18n();
  const { kind, title, locale } = need;
  return (
    <li class={`need ${kind}`}>
      <a href={needHref(need)}>
        <span class="need-why">{needWords(need, i18n)}</span>
        {title && (
          <span class="need-what" lang={locale ?? undefined}>
            {title}
          </span>
        )}
        <Term need={need} now={now} />
      </a>
    </li>
  );
}

function Term({ need: { kind, by, since, hub }, now }: DeskNeedProps) {
  const { t, dayTime, locale } = useI18n();
  const at = by ?? since;
  if (at === null || (kind === 'draft' && by === null)) return null;
  const words = by === null ? 'desk.since' : kind === 'ends_soon' ? 'desk.ends' : 'desk.by';
  return (
    <span class="need-term">
      <b>{timeLeft(at, now, locale)}</b>{' '}
      <time datetime={at}>{t(words, { when: dayTime(at, hub ?? undefined) })}</time>
    </span>
  );
}
