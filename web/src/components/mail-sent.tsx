import { useI18n } from '../i18n/context.tsx';

interface MailSentProps {
  text: string;
  /** true where mail is not really sent, but can be read in the browser */
  demo: boolean;
  onAgain: () => void;
}

/** After a mail was asked for: the same calm words whether or not there is an account, and the way back. */
export function MailSent({ text, demo, onAgain }: MailSentProps) {
  const { t } = useI18n();
  return (
    <div class="stack">
      <p class="note done">{text}</p>
      <p>{t('sent.nothing')}</p>
      {demo && (
        <p class="hint">
          {t('signIn.mail')} <a href="/dev/mail">/dev/mail</a>.
        </p>
      )}
      <button type="button" onClick={onAgain}>
        {t('sent.again')}
      </button>
    </div>
  );
}
