import '../styles/forms.css';
import '../styles/account.css';
import { AccountField } from '../components/account-field.tsx';
import { FormEnd } from '../components/form-end.tsx';
import { LinkOver } from '../components/link-over.tsx';
import { OneButton } from '../components/one-button.tsx';
import { StepTitle } from '../components/step-title.tsx';
import { useI18n } from '../i18n/context.tsx';
import type { TextKey } from '../i18n/translate.ts';
import { checkPresent } from '../state/account-check.ts';
import { useAccountForm } from '../state/use-account-form.ts';
import { type ConfirmStep, useConfirming } from '../state/use-confirming.ts';
import type { DataOf } from './page-data.ts';

const TITLES: Readonly<Record<ConfirmStep, TextKey>> = {
  reading: 'confirm.title',
  ready: 'confirm.title',
  password: 'confirm.title',
  done: 'confirm.done',
  over: 'link.invalid',
  none: 'link.none',
};

/** Confirms an address with a mailed link; who is not signed in to its account also gives the password. */
export function ConfirmPage({ data }: { data: DataOf<'confirm'> }) {
  const { t } = useI18n();
  const { step, email, confirm } = useConfirming(data.me !== null);
  return (
    <div class="account">
      <div class="stack">
        <StepTitle text={t(TITLES[step])} />
        {step === 'reading' && <p class="note no-script">{t('link.noScript')}</p>}
        {step === 'ready' && (
          <OneButton why={t('confirm.why')} text={t('confirm.submit')} onPress={() => confirm()} />
        )}
        {step === 'password' && <PasswordForm onSend={confirm} />}
        {step === 'done' && (
          <>
            <p class="note done">{t('confirm.doneWhy', { email })}</p>
            <div class="actions">
              <a class="button primary" href="/post">
                {t('nav.post')}
              </a>
              <a class="button" href="/">
                {t('confirm.home')}
              </a>
            </div>
          </>
        )}
        {(step === 'over' || step === 'none') && (
          <LinkOver
            why={`${t(step === 'over' ? 'link.invalidWhy' : 'link.noneWhy')} ${t('confirm.anotherWhy')}`}
            href={data.me ? '/' : '/sign-in'}
            text={t(data.me ? 'confirm.home' : 'confirm.signIn')}
          />
        )}
      </div>
    </div>
  );
}

function PasswordForm({ onSend }: { onSend: (password: string) => Promise<void> }) {
  const { t } = useI18n();
  const form = useAccountForm({
    fields: { password: checkPresent },
    send: ({ password }) => onSend(password),
  });
  return (
    <form class="stack" noValidate onSubmit={form.onSubmit} method="post">
      <p>{t('confirm.passwordWhy')}</p>
      <AccountField
        {...form.bind('password')}
        label={t('account.password')}
        field={{ type: 'password', autocomplete: 'current-password', maxlength: 200 }}
      />
      <FormEnd text={t('confirm.submit')} form={form} wide />
      <p>
        <a href="/reset">{t('signIn.forgot')}</a>
      </p>
    </form>
  );
}
