import { useI18n } from '../i18n/context.tsx';

interface FormEndProps {
  /** the deed, as a verb */
  text: string;
  form: { busy: boolean; ready: boolean; problem: string | null };
  /** as wide as the form, for the one thing to do on a page */
  wide?: boolean;
}

/** The foot of an account form: what went wrong, and sending it. */
export function FormEnd({ text, form: { busy, ready, problem }, wide = false }: FormEndProps) {
  const { t } = useI18n();
  return (
    <>
      <p class="problem" role="alert">
        {problem}
      </p>
      <button
        type="submit"
        class={`primary ${wide ? 'wide' : ''} ${ready ? '' : 'waits'}`}
        disabled={busy || !ready}
      >
        {busy ? t('account.sending') : text}
      </button>
    </>
  );
}
