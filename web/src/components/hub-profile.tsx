import type { HubJson, HubPageJson } from '@scampolo/shared/contract/hubs';
import { LANGUAGES } from '@scampolo/shared/domain/catalogue';
import { putHubPage } from '../api/hubs.ts';
import { useI18n } from '../i18n/context.tsx';
import { checkHub, type HubForm, hubBody, hubForm } from '../state/hub-form.ts';
import { HUB_LIMITS } from '../state/hub-limits.ts';
import { languageName } from '../state/language-name.ts';
import { onForm } from '../state/place-form.ts';
import { type RevisedForm, useRevisedForm } from '../state/use-revised-form.ts';
import { HubPeopleEditor } from './hub-people-editor.tsx';
import { PlacesEditor } from './places-editor.tsx';
import { ProfileField } from './profile-field.tsx';
import { ProfileText } from './profile-text.tsx';
import { SaveLine } from './save-line.tsx';

interface HubProfileProps {
  hub: HubJson;
  told: HubPageJson;
  onSaved: (told: HubPageJson) => void;
}

/** What a hub's page says of who, where and when, for its staff to change. */
export function HubProfile({ hub, told, onSaved }: HubProfileProps) {
  const { t } = useI18n();
  const editor = useRevisedForm<HubForm, HubPageJson>({
    saved: told,
    formOf: hubForm,
    revisionOf: ({ revision }) => revision,
    check: checkHub,
    onForm,
    save: (form, revision) => putHubPage(hub.slug, hubBody(form, revision)),
    onSaved,
  });
  const { form, set, issues } = editor;
  return (
    <form
      class="stack profile"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void editor.save();
      }}
    >
      <LanguageField editor={editor} />
      <ProfileText
        path="welcome"
        label={t('hubEdit.welcome')}
        hint={t('hubEdit.welcomeHint', { max: HUB_LIMITS.welcome })}
        issues={issues}
        value={form.welcome}
        most={HUB_LIMITS.welcome}
        onChange={(welcome) => set({ welcome })}
      />
      <PlacesEditor
        places={form.places}
        issues={issues}
        most={HUB_LIMITS.places}
        kind="noted"
        onChange={(places) => set({ places })}
      />
      <HubPeopleEditor people={form.people} issues={issues} onChange={(people) => set({ people })} />
      <ContactFields editor={editor} />
      <SaveLine editor={editor} />
    </form>
  );
}

type HubEditor = RevisedForm<HubForm>;

function LanguageField({ editor: { form, set, issues } }: { editor: HubEditor }) {
  const { t, locale } = useI18n();
  return (
    <ProfileField path="locale" label={t('hubEdit.locale')} issues={issues}>
      {(control) => (
        <select
          {...control}
          value={form.locale}
          onChange={(event) => {
            const chosen = LANGUAGES.find((code) => code === event.currentTarget.value);
            if (chosen) set({ locale: chosen });
          }}
        >
          {LANGUAGES.map((code) => (
            <option key={code} value={code}>
              {languageName(code, locale)}
            </option>
          ))}
        </select>
      )}
    </ProfileField>
  );
}

function ContactFields({ editor: { form, set, issues } }: { editor: HubEditor }) {
  const { t } = useI18n();
  return (
    <>
      <ProfileField
        path="contactEmail"
        label={t('hubEdit.email')}
        hint={t('hubEdit.emailHint')}
        issues={issues}
        optional
      >
        {(control) => (
          <input
            {...control}
            type="email"
            autocomplete="off"
            maxlength={254}
            value={form.contactEmail}
            onInput={(event) => set({ contactEmail: event.currentTarget.value })}
          />
        )}
      </ProfileField>
      <ProfileField path="contactPhone" label={t('hubEdit.phone')} issues={issues} optional>
        {(control) => (
          <input
            {...control}
            type="tel"
            autocomplete="off"
            maxlength={30}
            value={form.contactPhone}
            onInput={(event) => set({ contactPhone: event.currentTarget.value })}
          />
        )}
      </ProfileField>
    </>
  );
}
