import '../styles/forms.css';
import '../styles/account.css';
import { AccountField } from '../components/account-field.tsx';
import { EMAIL_FIELD } from '../components/email-form.tsx';
import { FormEnd } from '../components/form-end.tsx';
import { HubSelect } from '../components/hub-select.tsx';
import { KindSelect } from '../components/kind-select.tsx';
import { NewPasswordField } from '../components/new-password-field.tsx';
import { StepTitle } from '../components/step-title.tsx';
import { useI18n } from '../i18n/context.tsx';
import { localNext } from '../state/account-check.ts';
import { useSignUp } from '../state/use-sign-up.ts';
import type { DataOf } from './page-data.ts';

/** A new account with its workshop; one-person workshops are normal. */
export function SignUpPage({ data }: { data: DataOf<'sign-up'> }) {
  const { t } = useI18n();
  const signUp = useSignUp(data);
  const { mailedTo } = signUp;
  return (
    <div class="account">
      <div class="stack">
        <StepTitle text={t(mailedTo === null ? 'signUp.title' : 'signUp.done')} />
        {mailedTo === null ? (
          <SignUpForm data={data} signUp={signUp} />
        ) : (
          <>
            <p class="note done">{t('signUp.doneMail', { email: mailedTo })}</p>
            <p>{t('signUp.doneNext')}</p>
            {data.demo && (
              <p class="hint">
                {t('signIn.mail')} <a href="/dev/mail">/dev/mail</a>.
              </p>
            )}
            <a class="button primary" href={localNext(data.next)}>
              {t('signUp.goOn')}
            </a>
          </>
        )}
      </div>
    </div>
  );
}

interface SignUpFormProps {
  data: DataOf<'sign-up'>;
  signUp: ReturnType<typeof useSignUp>;
}

function SignUpForm({ data, signUp: { form, kind, setKind, hub, setHub } }: SignUpFormProps) {
  const { t } = useI18n();
  return (
    <form class="stack" noValidate onSubmit={form.onSubmit} method="post">
      <p>{t('signUp.why')}</p>
      <p class="note no-script">{t('account.noScript')}</p>
      <fieldset class="stack">
        <legend>{t('signUp.you')}</legend>
        <AccountField
          {...form.bind('name')}
          label={t('account.name')}
          field={{ autocomplete: 'name', maxlength: 80 }}
        />
        <AccountField {...form.bind('email')} label={t('account.email')} field={EMAIL_FIELD} />
        <NewPasswordField bound={form.bind('password')} label={t('account.password')} />
      </fieldset>
      <fieldset class="stack">
        <legend>{t('signUp.yourWorkshop')}</legend>
        <AccountField
          {...form.bind('workshop')}
          label={t('account.workshopName')}
          hint={t('signUp.workshopHint')}
          field={{ autocomplete: 'organization', maxlength: 80 }}
        />
        <KindSelect value={kind} onChange={setKind} />
        <HubSelect hubs={data.hubs} value={hub} onChange={setHub} />
      </fieldset>
      <FormEnd text={t('signUp.submit')} form={form} wide />
      <p>
        {t('signUp.have')} <a href={`/sign-in?next=${encodeURIComponent(data.next)}`}>{t('signIn.submit')}</a>
      </p>
    </form>
  );
}
