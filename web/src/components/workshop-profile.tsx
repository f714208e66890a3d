import { LANGUAGES } from '@scampolo/shared/domain/catalogue';
import { useI18n } from '../i18n/context.tsx';
import { languageName } from '../state/language-name.ts';
import type { WorkshopEditor } from '../state/use-workshop-editor.ts';
import { WORKSHOP_LIMITS } from '../state/workshop-limits.ts';
import { KindSelect } from './kind-select.tsx';
import { PlacesEditor } from './places-editor.tsx';
import { ProfileField } from './profile-field.tsx';
import { ProfileText } from './profile-text.tsx';
import { SaveLine } from './save-line.tsx';

/** The profile of a workshop, for its owner to change. */
export function WorkshopProfile({ editor }: { editor: WorkshopEditor }) {
  const { t } = useI18n();
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
      <ProfileField path="name" label={t('profile.name')} issues={issues}>
        {(control) => (
          <input
            {...control}
            autocomplete="organization"
            maxlength={80}
            value={form.name}
            onInput={(event) => set({ name: event.currentTarget.value })}
          />
        )}
      </ProfileField>
      {form.kind && <KindSelect value={form.kind} onChange={(kind) => set({ kind })} />}
      <ProfileText
        path="story"
        label={t('profile.story')}
        hint={t('profile.storyHint', { max: WORKSHOP_LIMITS.story })}
        issues={issues}
        value={form.story}
        most={WORKSHOP_LIMITS.story}
        onChange={(story) => set({ story })}
      />
      <LanguagesField editor={editor} />
      <PlacesEditor
        places={form.places}
        issues={issues}
        most={WORKSHOP_LIMITS.places}
        kind="fetched"
        onChange={(places) => set({ places })}
      />
      <ProfileField
        path="vatNumber"
        label={t('profile.vatNumber')}
        hint={t('profile.vatHint')}
        issues={issues}
        optional
      >
        {(control) => (
          <input
            {...control}
            autocomplete="off"
            spellcheck={false}
            maxlength={30}
            value={form.vatNumber}
            onInput={(event) => set({ vatNumber: event.currentTarget.value })}
          />
        )}
      </ProfileField>
      <PublicField editor={editor} />
      <SaveLine editor={editor} />
    </form>
  );
}

function LanguagesField({ editor: { form, set } }: { editor: WorkshopEditor }) {
  const { t, locale } = useI18n();
  return (
    <fieldset class="field choices inline">
      <legend>{t('profile.languages')}</legend>
      {LANGUAGES.map((code) => (
        <label key={code} class="check">
          <input
            type="checkbox"
            checked={form.languages.includes(code)}
            onChange={(event) =>
              set({
                languages: event.currentTarget.checked
                  ? [...form.languages, code]
                  : form.languages.filter((one) => one !== code),
              })
            }
          />
          <span class="word">{languageName(code, locale)}</span>
        </label>
      ))}
    </fieldset>
  );
}

function PublicField({ editor: { form, set } }: { editor: WorkshopEditor }) {
  const { t } = useI18n();
  return (
    <div class="field">
      <label class="check">
        <input
          type="checkbox"
          checked={form.profilePublic}
          aria-describedby="public-hint"
          onChange={(event) => set({ profilePublic: event.currentTarget.checked })}
        />
        <span class="word">{t('profile.public')}</span>
      </label>
      <p class="hint" id="public-hint">
        {t('profile.publicHint')}
      </p>
    </div>
  );
}
