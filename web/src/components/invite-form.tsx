import type { WorkshopJson } from '@scampolo/shared/contract/workshops';
import { useState } from 'preact/hooks';
import { inviteColleague } from '../api/workshops.ts';
import { useI18n } from '../i18n/context.tsx';
import { checkEmail } from '../state/account-check.ts';
import { useAccountForm } from '../state/use-account-form.ts';
import { AccountField } from './account-field.tsx';
import { EMAIL_FIELD } from './email-form.tsx';
import { FormEnd } from './form-end.tsx';

interface InviteFormProps {
  workshop: WorkshopJson;
  onInvited: () => Promise<void>;
}

/** Invites a colleague by mail. */
export function InviteForm({ workshop, onInvited }: InviteFormProps) {
  const { t } = useI18n();
  const [said, setSaid] = useState('');
  const form = useAccountForm({
    prefix: 'invite-',
    fields: { email: checkEmail },
    send: async ({ email }, element) => {
      setSaid('');
      await inviteColleague(workshop.id, email.trim());
      element.reset();
      setSaid(t('people.invited', { email: email.trim() }));
      await onInvited();
    },
  });
  return (
    <form class="stack" noValidate onSubmit={form.onSubmit} method="post">
      <h3>{t('people.inviteTitle')}</h3>
      <AccountField
        {...form.bind('email')}
        label={t('account.email')}
        hint={t('people.inviteHint', { workshop: workshop.name })}
        field={{ ...EMAIL_FIELD, autocomplete: 'off' }}
      />
      <p role="status" class="said">
        {said}
      </p>
      <FormEnd text={t('people.invite')} form={form} />
    </form>
  );
}
