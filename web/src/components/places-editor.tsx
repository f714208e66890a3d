import type { Issue } from '@scampolo/shared/errors';
import { useI18n } from '../i18n/context.tsx';
import type { PlaceForm } from '../state/place-form.ts';
import { HoursEditor } from './hours-editor.tsx';
import { ProfileField } from './profile-field.tsx';

let made = 0;

/** `fetched`: material is fetched at the first, which is said; `noted`: each says how one gets in. */
type PlacesKind = 'fetched' | 'noted';

interface PlacesEditorProps {
  places: readonly PlaceForm[];
  issues: readonly Issue[];
  /** how many there can be */
  most: number;
  kind: PlacesKind;
  onChange: (places: readonly PlaceForm[]) => void;
}

/** The places of a workshop or a hub: where, and when they are open. */
export function PlacesEditor({ places, issues, most, kind, onChange }: PlacesEditorProps) {
  const { t } = useI18n();
  const add = (): void => {
    made += 1;
    onChange([...places, { key: `new-${made}`, id: null, name: '', address: '', note: '', rows: [] }]);
  };
  return (
    <fieldset class="field places">
      <legend>{t('profile.places')}</legend>
      {kind === 'fetched' && <p class="hint">{t('profile.placesHint')}</p>}
      {places.map((place, index) => (
        <Place
          key={place.key}
          place={place}
          index={index}
          issues={issues}
          kind={kind}
          onChange={(changes) =>
            onChange(places.map((one) => (one.key === place.key ? { ...one, ...changes } : one)))
          }
          onRemove={() => onChange(places.filter((one) => one.key !== place.key))}
          onFirst={() => onChange([place, ...places.filter((one) => one.key !== place.key)])}
        />
      ))}
      {places.length < most && (
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
  issues: readonly Issue[];
  kind: PlacesKind;
  onChange: (changes: Partial<PlaceForm>) => void;
  onRemove: () => void;
  /** Makes it the first. */
  onFirst: () => void;
}

function Place({ place, index, issues, kind, onChange, onRemove, onFirst }: PlaceProps) {
  const { t } = useI18n();
  const path = `places.${index}`;
  const n = index + 1;
  const fetched = kind === 'fetched';
  const text = (name: 'address' | 'name' | 'note', maxlength: number) => ({
    maxlength,
    autocomplete: 'off' as const,
    value: place[name],
    onInput: (event: { currentTarget: HTMLInputElement }) => onChange({ [name]: event.currentTarget.value }),
  });
  return (
    <fieldset class="place-form stack">
      <legend>{t(fetched && index === 0 ? 'profile.firstPlace' : 'profile.place', { n })}</legend>
      <ProfileField
        path={`${path}.address`}
        label={t('profile.address')}
        hint={t('profile.addressHint')}
        issues={issues}
      >
        {(control) => <input {...control} {...text('address', 200)} />}
      </ProfileField>
      <ProfileField path={`${path}.name`} label={t('profile.placeName')} issues={issues} optional>
        {(control) => <input {...control} {...text('name', 80)} />}
      </ProfileField>
      {!fetched && (
        <ProfileField path={`${path}.note`} label={t('profile.placeNote')} issues={issues} optional>
          {(control) => <input {...control} {...text('note', 300)} />}
        </ProfileField>
      )}
      <HoursEditor path={path} rows={place.rows} issues={issues} onChange={(rows) => onChange({ rows })} />
      <div class="actions">
        {index > 0 && (
          <button
            type="button"
            aria-label={t(fetched ? 'profile.movePlaceNamed' : 'profile.placeFirstNamed', { n })}
            onClick={onFirst}
          >
            {t(fetched ? 'profile.movePlace' : 'profile.placeFirst')}
          </button>
        )}
        <button type="button" class="quiet" onClick={onRemove}>
          {t('profile.removePlace', { n })}
        </button>
      </div>
    </fieldset>
  );
}
