import type { Me, OpenSessionJson } from '@scampolo/shared/contract/identity';
import { useRef, useState } from 'preact/hooks';
import { changePassword, listSessions } from '../api/identity.ts';
import { useI18n } from '../i18n/context.tsx';
import { checkNewPassword, checkPresent } from '../state/account-check.ts';
import { useAccountForm } from '../state/use-account-form.ts';
import { AccountField } from './account-field.tsx';
import { FormEnd } from './form-end.tsx';
import { NewPasswordField } from './new-password-field.tsx';
import { SettingsPart } from './settings-part.tsx';

interface PasswordPartProps {
  me: Me;
  /** Called with the sessions that are left after the password changed. */
  onSessions: (sessions: OpenSessionJson[]) => void;
}

/** Another password. */
export function PasswordPart({ me, onSessions }: PasswordPartProps) {
  const { t } = useI18n();
  const [done, setDone] = useState(false);
  const box = useRef<HTMLDetailsElement>(null);
  const form = useAccountForm({
    prefix: 'password-',
    fields: { password: checkPresent, newPassword: checkNewPassword },
    send: async ({ password, newPassword }, element) => {
      setDone(false);
      await changePassword({ password, newPassword });
      element.reset();
      setDone(true);
      if (box.current) box.current.open = false;
      onSessions(await listSessions());
    },
  });
  return (
    <SettingsPart id="password" title={t('settings.passwordTitle')}>
      <p>{t('settings.passwordWhy')}</p>
      <p role="status" class="said">
        {done && t('settings.passwordDone')}
      </p>
      <details class="change" ref={box}>
        <summary class="button">{t('settings.changePassword')}</summary>
        <form class="stack" noValidate onSubmit={form.onSubmit} method="post">
          {/* Tells a password manager whose password it is. */}
          <input type="email" name="username" autocomplete="username" value={me.email} readOnly hidden />
          <AccountField
            {...form.bind('password')}
            label={t('settings.currentPassword')}
            field={{ type: 'password', autocomplete: 'current-password', maxlength: 200 }}
          />
          <NewPasswordField bound={form.bind('newPassword')} label={t('account.newPassword')} />
          <FormEnd text={t('settings.changePassword')} form={form} />
          <p>
            <a href="/reset">{t('signIn.forgot')}</a>
          </p>
        </form>
      </details>
    </SettingsPart>
  );
}
