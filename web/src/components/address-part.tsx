import type { Me } from '@scampolo/shared/contract/identity';
import { useRef, useState } from 'preact/hooks';
import { changeEmail, sendConfirmation } from '../api/identity.ts';
import { useI18n } from '../i18n/context.tsx';
import { checkEmail, checkPresent } from '../state/account-check.ts';
import { useAccountForm } from '../state/use-account-form.ts';
import { useAction } from '../state/use-action.ts';
import { AccountField } from './account-field.tsx';
import { EMAIL_FIELD } from './email-form.tsx';
import { FormEnd } from './form-end.tsx';
import { SettingsPart } from './settings-part.tsx';

interface AddressPartProps {
  me: Me;
  onMe: (me: Me) => void;
}

/** The member's address: whether it is confirmed, what it will become, and changing it. */
export function AddressPart({ me, onMe }: AddressPartProps) {
  const { t } = useI18n();
  const box = useRef<HTMLDetailsElement>(null);
  return (
    <SettingsPart id="address" title={t('settings.address')}>
      <p>
        <strong>{me.email}</strong>{' '}
        <span class={me.emailConfirmed ? 'state sure' : 'state'}>
          {t(me.emailConfirmed ? 'settings.confirmed' : 'settings.unconfirmed')}
        </span>
      </p>
      {me.pendingEmail !== null && (
        <p class="note held">
          {t('settings.pending', { email: me.pendingEmail })} {t('settings.pendingAgain')}
        </p>
      )}
      {me.pendingEmail === null && !me.emailConfirmed && <SendAgain me={me} />}
      <details class="change" ref={box}>
        <summary class="button">{t('settings.changeAddress')}</summary>
        <ChangeForm
          me={me}
          onMe={(changed) => {
            onMe(changed);
            if (box.current) box.current.open = false;
          }}
        />
      </details>
    </SettingsPart>
  );
}

function SendAgain({ me }: { me: Me }) {
  const { t } = useI18n();
  const [sent, setSent] = useState(false);
  const { busy, problem, run } = useAction();
  return (
    <div class="note held stack tight">
      <button
        type="button"
        disabled={busy}
        onClick={() => void run(sendConfirmation).then((done) => setSent(done))}
      >
        {t('settings.sendAgain')}
      </button>
      <p role="status" class={problem ? 'problem' : 'said'}>
        {problem ?? (sent && t('settings.sentAgain', { email: me.email }))}
      </p>
    </div>
  );
}

function ChangeForm({ me, onMe }: AddressPartProps) {
  const { t } = useI18n();
  const form = useAccountForm({
    prefix: 'address-',
    fields: { email: checkEmail, password: checkPresent },
    send: async ({ email, password }, element) => {
      await changeEmail({ email: email.trim(), password });
      element.reset();
      onMe({ ...me, pendingEmail: email.trim() });
    },
  });
  return (
    <form class="stack" noValidate onSubmit={form.onSubmit} method="post">
      <AccountField
        {...form.bind('email')}
        label={t('settings.newAddress')}
        hint={t('settings.addressHint')}
        field={{ ...EMAIL_FIELD, autocomplete: 'email' }}
      />
      <AccountField
        {...form.bind('password')}
        label={t('settings.currentPassword')}
        field={{ type: 'password', autocomplete: 'current-password', maxlength: 200 }}
      />
      <FormEnd text={t('settings.addressSubmit')} form={form} />
    </form>
  );
}
