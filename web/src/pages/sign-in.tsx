import { completeLanguage } from '@scampolo/shared/domain/catalogue';
import '../styles/forms.css';
import '../styles/account.css';
import { useEffect, useState } from 'preact/hooks';
import { ApiError } from '../api/client.ts';
import { askForLink, signIn } from '../api/identity.ts';
import { AccountField } from '../components/account-field.tsx';
import { DemoAccounts } from '../components/demo-accounts.tsx';
import { EMAIL_FIELD, EmailForm } from '../components/email-form.tsx';
import { FormEnd } from '../components/form-end.tsx';
import { MailSent } from '../components/mail-sent.tsx';
import { StepTitle } from '../components/step-title.tsx';
import { useI18n } from '../i18n/context.tsx';
import { checkEmail, checkPresent, localNext } from '../state/account-check.ts';
import { useAccountForm } from '../state/use-account-form.ts';
import type { DataOf } from './page-data.ts';

type Way = { by: 'password' | 'link' } | { by: 'sent'; email: string };

/** Signing in with address and password or by a mailed link, and back to where one wanted to go. */
export function SignInPage({ data }: { data: DataOf<'sign-in'> }) {
  const { t, locale } = useI18n();
  const [way, setWay] = useState<Way>({ by: 'password' });
  const [email, setEmail] = useState('');
  useEffect(() => {
    if (location.hash === '#link') setWay({ by: 'link' });
  }, []);
  const byLink = async (address: string): Promise<void> => {
    await askForLink({ email: address, locale: completeLanguage(locale), next: localNext(data.next) });
    setEmail(address);
    setWay({ by: 'sent', email: address });
  };
  const titles = { password: 'signIn.title', link: 'signIn.linkTitle', sent: 'sent.title' } as const;
  return (
    <div class="account">
      <div class="stack">
        <StepTitle text={t(titles[way.by])} />
        {way.by === 'password' && (
          <PasswordForm
            next={data.next}
            onLink={(typed) => {
              setEmail(typed);
              setWay({ by: 'link' });
            }}
          />
        )}
        {way.by === 'link' && (
          <>
            <EmailForm
              why={t('signIn.linkWhy')}
              submit={t('signIn.sendLink')}
              initial={email}
              onSend={byLink}
            />
            <button type="button" class="quiet" onClick={() => setWay({ by: 'password' })}>
              {t('signIn.byPassword')}
            </button>
          </>
        )}
        {way.by === 'sent' && (
          <MailSent
            text={t('sent.link', { email: way.email })}
            demo={data.demo}
            onAgain={() => setWay({ by: 'link' })}
          />
        )}
        <p>
          {t('signIn.new')}{' '}
          <a href={`/sign-up?next=${encodeURIComponent(data.next)}`}>{t('signIn.create')}</a>
        </p>
      </div>
      {data.demo && way.by === 'password' && <DemoAccounts />}
    </div>
  );
}

interface PasswordFormProps {
  next: string;
  /** Called with the address typed so far. */
  onLink: (email: string) => void;
}

function PasswordForm({ next, onLink }: PasswordFormProps) {
  const { t } = useI18n();
  const [wrong, setWrong] = useState(false);
  const form = useAccountForm({
    fields: { email: checkEmail, password: checkPresent },
    send: async ({ email, password }) => {
      setWrong(false);
      try {
        await signIn({ email: email.trim(), password });
        location.assign(localNext(next));
      } catch (cause) {
        if (!(cause instanceof ApiError) || cause.code !== 'INVALID_CREDENTIALS') throw cause;
        setWrong(true);
      }
    },
  });
  const problem = form.problem ?? (wrong && !form.busy ? t('signIn.wrong') : null);
  return (
    <form class="stack" noValidate onSubmit={form.onSubmit} method="post">
      <p class="note no-script">{t('account.noScript')}</p>
      <AccountField {...form.bind('email')} label={t('account.email')} field={EMAIL_FIELD} />
      <div class="stack tight">
        <AccountField
          {...form.bind('password')}
          label={t('account.password')}
          field={{ type: 'password', autocomplete: 'current-password', maxlength: 200 }}
        />
        <a class="aside" href="/reset">
          {t('signIn.forgot')}
        </a>
      </div>
      <FormEnd text={t('signIn.submit')} form={{ ...form, problem }} wide />
      <div class="or needs-script">
        <p>{t('signIn.or')}</p>
        <button
          type="button"
          class="wide"
          onClick={(event) => {
            const field = event.currentTarget.form?.elements.namedItem('email');
            onLink(field instanceof HTMLInputElement ? field.value : '');
          }}
        >
          {t('signIn.byLink')}
        </button>
      </div>
    </form>
  );
}
