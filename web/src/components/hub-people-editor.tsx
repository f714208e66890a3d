import type { Issue } from '@scampolo/shared/errors';
import { useI18n } from '../i18n/context.tsx';
import type { PersonForm } from '../state/hub-form.ts';
import { HUB_LIMITS } from '../state/hub-limits.ts';
import { ProfileField } from './profile-field.tsx';

let made = 0;

interface HubPeopleEditorProps {
  people: readonly PersonForm[];
  issues: readonly Issue[];
  onChange: (people: readonly PersonForm[]) => void;
}

/** Who a hub's page names, each with what they do there. */
export function HubPeopleEditor({ people, issues, onChange }: HubPeopleEditorProps) {
  const { t } = useI18n();
  const change = (key: string, changes: Partial<PersonForm>): void =>
    onChange(people.map((one) => (one.key === key ? { ...one, ...changes } : one)));
  const add = (): void => {
    made += 1;
    onChange([...people, { key: `new-person-${made}`, name: '', role: '' }]);
  };
  return (
    <fieldset class="field places">
      <legend>{t('hubEdit.people')}</legend>
      <p class="hint">{t('hubEdit.peopleHint')}</p>
      {people.map(({ key, name, role }, index) => (
        <fieldset key={key} class="place-form stack">
          <legend>{t('hubEdit.person', { n: index + 1 })}</legend>
          <ProfileField path={`people.${index}.name`} label={t('hubEdit.personName')} issues={issues}>
            {(control) => (
              <input
                {...control}
                autocomplete="off"
                maxlength={80}
                value={name}
                onInput={(event) => change(key, { name: event.currentTarget.value })}
              />
            )}
          </ProfileField>
          <ProfileField
            path={`people.${index}.role`}
            label={t('hubEdit.personRole')}
            issues={issues}
            optional
          >
            {(control) => (
              <input
                {...control}
                autocomplete="off"
                maxlength={80}
                value={role}
                onInput={(event) => change(key, { role: event.currentTarget.value })}
              />
            )}
          </ProfileField>
          <div class="actions">
            <button
              type="button"
              class="quiet"
              onClick={() => onChange(people.filter((one) => one.key !== key))}
            >
              {t('hubEdit.removePerson', { n: index + 1 })}
            </button>
          </div>
        </fieldset>
      ))}
      {people.length < HUB_LIMITS.people && (
        <button type="button" onClick={add}>
          {t('hubEdit.addPerson')}
        </button>
      )}
    </fieldset>
  );
}
