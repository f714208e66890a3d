import { useI18n } from '../i18n/context.tsx';
import type { WorkshopEditor } from '../state/use-workshop-editor.ts';
import type { PlaceForm } from '../state/workshop-form.ts';
import { WORKSHOP_LIMITS } from '../state/workshop-limits.ts';
import { HoursEditor } from './hours-editor.tsx';
import { ProfileField } from './profile-field.tsx';

let made = 0;

/** The places of a workshop; material is fetched at the first. */
export function PlacesEditor({ editor }: { editor: WorkshopEditor }) {
  const { t } = useI18n();
  const { places } = editor.form;
  const put = (changed: readonly PlaceForm[]): void => editor.set({ places: changed });
  const add = (): void => {
    made += 1;
    put([...places, { key: `new-${made}`, id: null, name: '', address: '', rows: [] }]);
  };
  return (
    <fieldset class="field places">
      <legend>{t('profile.places')}</legend>
      <p class="hint">{t('profile.placesHint')}</p>
      {places.map((place, index) => (
        <Place
          key={place.key}
          place={place}
          index={index}
          editor={editor}
          onChange={(changes) =>
            put(places.map((one) => (one.key === place.key ? { ...one, ...changes } : one)))
          }
          onRemove={() => put(places.filter((one) => one.key !== place.key))}
          onFirst={() => put([place, ...places.filter((one) => one.key !== place.key)])}
        />
      ))}
      {places.length < WORKSHOP_LIMITS.places && (
        <button type="button" onClick={add}>
          {t('profile.addPlace')}
        </button>
      )}
    </fieldset>
  );
}

interface PlaceProps {
  place: PlaceForm;
  index: number;
  editor: WorkshopEditor;
  onChange: (changes: Partial<PlaceForm>) => void;
  onRemove: () => void;
  /** Makes it the one where material is fetched. */
  onFirst: () => void;
}

function Place({ place, index, editor, onChange, onRemove, onFirst }: PlaceProps) {
  const { t } = useI18n();
  const { issues } = editor;
  const path = `places.${index}`;
  const n = index + 1;
  return (
    <fieldset class="place-form stack">
      <legend>{t(index === 0 ? 'profile.firstPlace' : 'profile.place', { n })}</legend>
      <ProfileField
        path={`${path}.address`}
        label={t('profile.address')}
        hint={t('profile.addressHint')}
        issues={issues}
      >
        {(control) => (
          <input
            {...control}
            autocomplete="off"
            maxlength={200}
            value={place.address}
            onInput={(event) => onChange({ address: event.currentTarget.value })}
          />
        )}
      </ProfileField>
      <ProfileField path={`${path}.name`} label={t('profile.placeName')} issues={issues} optional>
        {(control) => (
          <input
            {...control}
            autocomplete="off"
            maxlength={80}
            value={place.name}
            onInput={(event) => onChange({ name: event.currentTarget.value })}
          />
        )}
      </ProfileField>
      <HoursEditor path={path} rows={place.rows} issues={issues} onChange={(rows) => onChange({ rows })} />
      <div class="actions">
        {index > 0 && (
          <button type="button" aria-label={t('profile.movePlaceNamed', { n })} onClick={onFirst}>
            {t('profile.movePlace')}
          </button>
        )}
        <button type="button" class="quiet" onClick={onRemove}>
          {t('profile.removePlace', { n })}
        </button>
      </div>
    </fieldset>
  );
}
