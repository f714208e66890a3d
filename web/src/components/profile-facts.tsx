import type { WorkshopJson } from '@scampolo/shared/contract/workshops';
import { useI18n } from '../i18n/context.tsx';
import { languageName } from '../state/language-name.ts';
import { HoursList } from './hours-list.tsx';

/** A workshop's profile, to read. */
export function ProfileFacts({ workshop }: { workshop: WorkshopJson }) {
  const { t, locale } = useI18n();
  const { story, languages, places, own } = workshop;
  return (
    <>
      {story !== '' && <p class="story">{story}</p>}
      {places.map((place) => (
        <div key={place.id} class="wide-part">
          {place.name !== '' && <h3>{place.name}</h3>}
          <p>{place.address}</p>
          <HoursList hours={place.hours} />
        </div>
      ))}
      {languages.length > 0 && <p>{languages.map((code) => languageName(code, locale)).join(', ')}</p>}
      {own?.vatNumber && (
        <p>
          {t('profile.vatNumber')}: {own.vatNumber}
        </p>
      )}
    </>
  );
}
