import '../styles/forms.css';
import '../styles/account.css';
import { useState } from 'preact/hooks';
import { signIn } from '../api/identity.ts';
import { AccountField } from '../components/account-field.tsx';
import { DemoAccounts } from '../components/demo-accounts.tsx';
import { useI18n } from '../i18n/context.tsx';
import { checkEmail, checkPresent, localNext } from '../state/account-check.ts';
import { useAction } from '../state/use-action.ts';
import type { DataOf } from './page-data.ts';

/** Signing in with address and password, and back to where one wanted to go. */
export function SignInPage({ data }: { data: DataOf<'sign-in'> }) {
  const { t } = useI18n();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const { busy, problem, run } = useAction();
  const emailProblem = checkEmail(email);
  const passwordProblem = checkPresent(password);
  const send = (event: SubmitEvent): void => {
    event.preventDefault();
    setTried(true);
    const wrong = emailProblem ? 'email' : passwordProblem ? 'password' : null;
    if (wrong) document.getElementById(wrong)?.focus();
    else
      void run(async () => {
        await signIn({ email: email.trim(), password });
        location.assign(localNext(data.next));
      });
  };
  return (
    <div class="account">
      <form class="stack" noValidate onSubmit={send} method="post">
        <h1>{t('signIn.title')}</h1>
        <p class="note no-script">{t('account.noScript')}</p>
        <AccountField
          id="email"
          label={t('account.email')}
          value={email}
          onValue={setEmail}
          problem={tried ? emailProblem : null}
          field={{ type: 'email', autocomplete: 'username', inputmode: 'email', spellcheck: false }}
        />
        <AccountField
          id="password"
          label={t('account.password')}
          value={password}
          onValue={setPassword}
          problem={tried ? passwordProblem : null}
          field={{ type: 'password', autocomplete: 'current-password' }}
        />
        <p class="problem" role="alert">
          {problem}
        </p>
        <button type="submit" class="primary wide" disabled={busy}>
          {busy ? t('account.sending') : t('signIn.submit')}
        </button>
        <p>
          {t('signIn.new')}{' '}
          <a href={`/sign-up?next=${encodeURIComponent(data.next)}`}>{t('signIn.create')}</a>
        </p>
      </form>
      {data.demo && (
        <DemoAccounts
          onTake={(demoEmail, demoPassword) => {
            setEmail(demoEmail);
            setPassword(demoPassword);
          }}
        />
      )}
    </div>
  );
}
