import '../styles/forms.css';
import '../styles/account.css';
import '../styles/settings.css';
import '../styles/workshop.css';
import '../styles/profile.css';
import { useState } from 'preact/hooks';
import { ColleaguesPart } from '../components/colleagues-part.tsx';
import { LogoPart } from '../components/logo-part.tsx';
import { ProfileFacts } from '../components/profile-facts.tsx';
import { SettingsPart } from '../components/settings-part.tsx';
import { WorkshopEndPart } from '../components/workshop-end-part.tsx';
import { WorkshopProfile } from '../components/workshop-profile.tsx';
import { useI18n } from '../i18n/context.tsx';
import { useWorkshopEditor } from '../state/use-workshop-editor.ts';
import type { DataOf } from './page-data.ts';

/** A workshop for those who act for it: profile, logo, people, and its end. Only its owner changes it. */
export function WorkshopEditPage({ data }: { data: DataOf<'workshop-edit'> }) {
  const { t } = useI18n();
  const [workshop, setWorkshop] = useState(data.workshop);
  const [people, setPeople] = useState(data.people);
  const editor = useWorkshopEditor(workshop, setWorkshop);
  const { me } = data;
  const { own, id, name, kind } = workshop;
  const owner = own?.role === 'owner';
  const ownerName = people.members.find((one) => one.role === 'owner')?.name ?? '';
  return (
    <div class="settings">
      <header class="row-words">
        <div>
          <h1>{name}</h1>
          <p class="place">{t('workshop.about', { kind: t(`kind.${kind}`), hub: data.hub.name })}</p>
        </div>
        <a class="button" href={`/workshops/${id}`}>
          {t('profile.see')}
        </a>
      </header>
      <SettingsPart id="profile" title={t('profile.title')}>
        {owner ? (
          <WorkshopProfile editor={editor} />
        ) : (
          <>
            <p class="note">{t('profile.readOnly', { owner: ownerName })}</p>
            <ProfileFacts workshop={workshop} />
          </>
        )}
      </SettingsPart>
      {owner && <LogoPart workshop={workshop} onChange={setWorkshop} />}
      {me && <ColleaguesPart workshop={workshop} people={people} me={me} onPeople={setPeople} />}
      {me && own?.role && <WorkshopEndPart workshop={workshop} people={people} me={me} />}
    </div>
  );
}
