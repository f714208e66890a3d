import type { InputHTMLAttributes } from 'preact';
import { useI18n } from '../i18n/context.tsx';
import { checkEmail } from '../state/account-check.ts';
import { useAccountForm } from '../state/use-account-form.ts';
import { AccountField } from './account-field.tsx';
import { FormEnd } from './form-end.tsx';

/** What an input for the address of an account takes. */
export const EMAIL_FIELD: InputHTMLAttributes<HTMLInputElement> = {
  type: 'email',
  autocomplete: 'username',
  inputmode: 'email',
  autocapitalize: 'none',
  spellcheck: false,
  maxlength: 254,
};

interface EmailFormProps {
  why: string;
  /** the deed, as a verb */
  submit: string;
  /** the address as far as it was typed before */
  initial?: string;
  onSend: (email: string) => Promise<unknown>;
}

/** Asks for an address, and for nothing else. */
export function EmailForm({ why, submit, initial = '', onSend }: EmailFormProps) {
  const { t } = useI18n();
  const form = useAccountForm({
    fields: { email: checkEmail },
    send: ({ email }) => onSend(email.trim()),
  });
  return (
    <form class="stack" noValidate onSubmit={form.onSubmit} method="post">
      <p>{why}</p>
      <p class="note no-script">{t('account.noScript')}</p>
      <AccountField
        {...form.bind('email')}
        label={t('account.email')}
        initial={initial}
        field={EMAIL_FIELD}
      />
      <FormEnd text={submit} form={form} wide />
    </form>
  );
}
