import { completeLanguage } from '@scampolo/shared/domain/catalogue';
import '../styles/forms.css';
import '../styles/account.css';
import { useState } from 'preact/hooks';
import { askForReset, resetPassword } from '../api/identity.ts';
import { EmailForm } from '../components/email-form.tsx';
import { FormEnd } from '../components/form-end.tsx';
import { LinkOver } from '../components/link-over.tsx';
import { MailSent } from '../components/mail-sent.tsx';
import { NewPasswordField } from '../components/new-password-field.tsx';
import { StepTitle } from '../components/step-title.tsx';
import { useI18n } from '../i18n/context.tsx';
import type { TextKey } from '../i18n/translate.ts';
import { checkNewPassword } from '../state/account-check.ts';
import { isLinkOver } from '../state/link-over.ts';
import { useAccountForm } from '../state/use-account-form.ts';
import { useLinkToken } from '../state/use-link-token.ts';
import type { DataOf } from './page-data.ts';

type Step = 'reading' | 'ask' | 'sent' | 'choose' | 'over';

const TITLES: Readonly<Record<Step, TextKey>> = {
  reading: 'reset.title',
  ask: 'reset.title',
  sent: 'sent.title',
  choose: 'reset.choose',
  over: 'link.invalid',
};

/** A new password: asked for by address, and set with the link that was mailed. */
export function ResetPage({ data }: { data: DataOf<'reset'> }) {
  const { t, locale } = useI18n();
  const token = useLinkToken();
  const [sentTo, setSentTo] = useState<string | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const step = stepOf(token, over, sentTo);
  return (
    <div class="account">
      <div class="stack">
        <StepTitle text={t(TITLES[step])} />
        {step === 'reading' && <p class="note no-script">{t('link.noScript')}</p>}
        {step === 'ask' && (
          <EmailForm
            why={t('reset.askWhy')}
            submit={t('reset.ask')}
            initial={data.me?.email ?? ''}
            onSend={async (email) => {
              await askForReset({ email, locale: completeLanguage(locale) });
              setSentTo(email);
            }}
          />
        )}
        {step === 'sent' && (
          <MailSent
            text={t('sent.reset', { email: sentTo ?? '' })}
            demo={data.demo}
            onAgain={() => setSentTo(null)}
          />
        )}
        {step === 'choose' && token && <ChooseForm token={token} onOver={() => setOver(token)} />}
        {step === 'over' && <LinkOver why={t('link.invalidWhy')} href="/reset" text={t('link.another')} />}
        {!data.me && step !== 'over' && (
          <p>
            <a href="/sign-in">{t('reset.back')}</a>
          </p>
        )}
      </div>
    </div>
  );
}

function stepOf(token: string | null | undefined, over: string | null, sentTo: string | null): Step {
  if (token === undefined) return 'reading';
  if (token !== null) return token === over ? 'over' : 'choose';
  return sentTo === null ? 'ask' : 'sent';
}

function ChooseForm({ token, onOver }: { token: string; onOver: () => void }) {
  const { t } = useI18n();
  const form = useAccountForm({
    fields: { password: checkNewPassword },
    send: async ({ password }) => {
      try {
        await resetPassword({ token, password });
        location.replace('/');
      } catch (cause) {
        if (!isLinkOver(cause)) throw cause;
        onOver();
      }
    },
  });
  return (
    <form class="stack" noValidate onSubmit={form.onSubmit} method="post">
      <p>{t('reset.chooseWhy')}</p>
      <NewPasswordField bound={form.bind('password')} label={t('account.newPassword')} />
      <FormEnd text={t('reset.submit')} form={form} wide />
    </form>
  );
}
