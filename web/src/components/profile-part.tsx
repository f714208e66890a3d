import type { Me } from '@scampolo/shared/contract/identity';
import { INTERFACE_LANGUAGES } from '@scampolo/shared/domain/catalogue';
import { useState } from 'preact/hooks';
import { updateMe } from '../api/identity.ts';
import { useI18n } from '../i18n/context.tsx';
import { checkPresent } from '../state/account-check.ts';
import { languageName } from '../state/language-name.ts';
import { useAccountForm } from '../state/use-account-form.ts';
import { AccountField } from './account-field.tsx';
import { FormEnd } from './form-end.tsx';
import { SettingsPart } from './settings-part.tsx';

/** The member's name and language. */
export function ProfilePart({ me, onMe }: { me: Me; onMe: (me: Me) => void }) {
  const { t } = useI18n();
  const [saved, setSaved] = useState(false);
  const form = useAccountForm({
    prefix: 'me-',
    fields: { name: checkPresent, locale: () => null },
    send: async ({ name, locale }) => {
      setSaved(false);
      const chosen = INTERFACE_LANGUAGES.find((one) => one === locale) ?? me.locale;
      onMe(await updateMe({ name: name.trim(), locale: chosen }));
      setSaved(true);
      // The page too, from now on, whatever this browser preferred.
      if (chosen !== me.locale) location.assign(`/me/account?lang=${chosen}`);
    },
  });
  return (
    <SettingsPart id="me" title={t('settings.profile')}>
      <form class="stack" noValidate onSubmit={form.onSubmit} method="post">
        <AccountField
          {...form.bind('name')}
          label={t('account.name')}
          initial={me.name}
          field={{ autocomplete: 'name', maxlength: 80 }}
        />
        <label class="field">
          <span>{t('settings.language')}</span>
          <select name="locale">
            {INTERFACE_LANGUAGES.map((code) => (
              <option key={code} value={code} lang={code} selected={code === me.locale}>
                {languageName(code, code)}
              </option>
            ))}
          </select>
        </label>
        <p role="status" class="said">
          {saved && t('settings.saved')}
        </p>
        <FormEnd text={t('settings.save')} form={form} />
      </form>
    </SettingsPart>
  );
}
