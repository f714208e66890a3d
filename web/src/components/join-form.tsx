import type { InvitationLook, Me } from '@scampolo/shared/contract/identity';
import { useI18n } from '../i18n/context.tsx';
import type { I18n } from '../i18n/translate.ts';
import { checkNewPassword, checkPresent } from '../state/account-check.ts';
import { useAccountForm } from '../state/use-account-form.ts';
import type { Joining } from '../state/use-joining.ts';
import { AccountField } from './account-field.tsx';
import { FormEnd } from './form-end.tsx';
import { NewPasswordField } from './new-password-field.tsx';
import { OneButton } from './one-button.tsx';

interface JoinFormProps {
  invitation: InvitationLook;
  /** the name of the hub it is about, if any */
  hub: string;
  me: Me | null;
  onAccept: Joining['accept'];
}

/** What one is invited to, by whom and until when; and accepting it. */
export function JoinForm({ invitation, hub, me, onAccept }: JoinFormProps) {
  const i18n = useI18n();
  const { t, date } = i18n;
  const { email, role, hasAccount, expiresAt } = invitation;
  const other = me && me.email.toLowerCase() !== email.toLowerCase() ? me.email : null;
  return (
    <>
      <div class="note">
        <p class="lead">{invitedWords(invitation, hub, i18n)}</p>
        <p>{t(`join.${role}What`)}</p>
        <p class="hint">{t('join.until', { when: date(expiresAt) })}</p>
      </div>
      {other && <p class="note held">{t('join.other', { email: other })}</p>}
      {hasAccount ? (
        <OneButton why={t('join.as', { email })} text={t('join.accept')} onPress={() => onAccept()} />
      ) : (
        <NewAccount email={email} onAccept={onAccept} />
      )}
    </>
  );
}

function NewAccount({ email, onAccept }: { email: string; onAccept: Joining['accept'] }) {
  const { t } = useI18n();
  const form = useAccountForm({
    fields: { name: checkPresent, password: checkNewPassword },
    send: ({ name, password }) => onAccept({ name: name.trim(), password }),
  });
  return (
    <form class="stack" noValidate onSubmit={form.onSubmit} method="post">
      <p>{t('join.as', { email })}</p>
      {/* Tells a password manager whose password it is. */}
      <input type="email" name="email" autocomplete="username" value={email} readOnly hidden />
      <AccountField
        {...form.bind('name')}
        label={t('account.name')}
        field={{ autocomplete: 'name', maxlength: 80 }}
      />
      <NewPasswordField bound={form.bind('password')} label={t('account.password')} />
      <FormEnd text={t('join.create')} form={form} wide />
    </form>
  );
}

function invitedWords({ role, workshop, invitedBy }: InvitationLook, hub: string, { t }: I18n): string {
  const who = invitedBy ?? t('join.someone');
  if (role === 'colleague') return t('join.colleague', { who, workshop: workshop?.name ?? '' });
  return role === 'staff' ? t('join.staff', { who, hub }) : t('join.admin', { who });
}
