import type { ComponentChildren } from 'preact';
import { useI18n } from '../i18n/context.tsx';
import { useAction } from '../state/use-action.ts';

interface OneButtonProps {
  why: ComponentChildren;
  /** the deed, as a verb */
  text: string;
  onPress: () => Promise<unknown>;
}

/** One thing to do, and why it needs a person. */
export function OneButton({ why, text, onPress }: OneButtonProps) {
  const { t } = useI18n();
  const { busy, problem, run } = useAction();
  return (
    <form
      class="stack"
      method="post"
      onSubmit={(event) => {
        event.preventDefault();
        void run(onPress);
      }}
    >
      <p>{why}</p>
      <p class="problem" role="alert">
        {problem}
      </p>
      <button type="submit" class="primary wide" disabled={busy}>
        {busy ? t('account.sending') : text}
      </button>
    </form>
  );
}
