import { useI18n } from '../i18n/context.tsx';
import { SHORTEST_PASSWORD } from '../state/account-check.ts';
import type { BoundField } from '../state/use-account-form.ts';
import { AccountField } from './account-field.tsx';

interface NewPasswordFieldProps {
  bound: BoundField;
  /** "Password" on a new account, "New password" on one that has one */
  label: string;
}

/** A password to choose: what it must be like stands beneath, and a password manager may make it. */
export function NewPasswordField({ bound, label }: NewPasswordFieldProps) {
  const { t } = useI18n();
  return (
    <AccountField
      {...bound}
      label={label}
      hint={t('account.passwordHint')}
      field={{
        type: 'password',
        autocomplete: 'new-password',
        minlength: SHORTEST_PASSWORD,
        maxlength: 200,
      }}
    />
  );
}
