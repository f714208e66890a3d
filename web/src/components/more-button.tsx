import { useI18n } from '../i18n/context.tsx';
import type { Action } from '../state/use-action.ts';

/** Loads the next page of a list; nothing when there is none. */
export function MoreButton({ more, action }: { more: (() => void) | null; action: Action }) {
  const { t } = useI18n();
  if (!more) return null;
  return (
    <p class="more-button needs-script">
      <span class="problem" role="alert">
        {action.problem}
      </span>
      <button type="button" disabled={action.busy} onClick={more}>
        {t('list.more')}
      </button>
    </p>
  );
}
