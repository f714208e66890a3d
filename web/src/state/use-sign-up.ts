import { completeLanguage } from '@scampolo/shared/domain/catalogue';
import { useState } from 'preact/hooks';
import { register } from '../api/identity.ts';
import { useI18n } from '../i18n/context.tsx';
import type { DataOf } from '../pages/page-data.ts';
import { checkEmail, checkNewPassword, checkPresent } from './account-check.ts';
import { useAccountForm } from './use-account-form.ts';
import type { NewWorkshopKind } from './workshop-kinds.ts';

/** The form of a new account, and where its link was mailed once there is one. */
export function useSignUp(data: DataOf<'sign-up'>) {
  const { locale } = useI18n();
  const [kind, setKind] = useState<NewWorkshopKind>('studio');
  const [hub, setHub] = useState(data.hubs[0]?.slug ?? '');
  const [mailedTo, setMailedTo] = useState<string | null>(null);
  const form = useAccountForm({
    fields: { name: checkPresent, email: checkEmail, password: checkNewPassword, workshop: checkPresent },
    fieldOf: { 'workshop.name': 'workshop' },
    send: async ({ name, email, password, workshop }) => {
      const { me } = await register({
        email: email.trim(),
        password,
        name: name.trim(),
        locale: completeLanguage(locale),
        workshop: { name: workshop.trim(), kind, hub },
      });
      setMailedTo(me.email);
    },
  });
  return { form, kind, setKind, hub, setHub, mailedTo };
}
