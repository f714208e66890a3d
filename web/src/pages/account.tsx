import '../styles/forms.css';
import '../styles/account.css';
import '../styles/settings.css';
import type { Me } from '@scampolo/shared/contract/identity';
import { useState } from 'preact/hooks';
import { AddressPart } from '../components/address-part.tsx';
import { DeletionPart } from '../components/deletion-part.tsx';
import { DevicesPart } from '../components/devices-part.tsx';
import { ExportPart } from '../components/export-part.tsx';
import { MyWorkshopsPart } from '../components/my-workshops-part.tsx';
import { PasswordPart } from '../components/password-part.tsx';
import { ProfilePart } from '../components/profile-part.tsx';
import { useI18n } from '../i18n/context.tsx';
import type { DataOf } from './page-data.ts';

/** Everything of one's account: who one is, how one signs in, what one has here, and leaving. */
export function AccountPage({ data }: { data: DataOf<'account'> }) {
  const { t } = useI18n();
  const [me, setMe] = useState<Me | null>(data.me);
  const [sessions, setSessions] = useState(data.sessions);
  if (!me) return null;
  return (
    <div class="settings">
      <h1>{t('settings.title')}</h1>
      <ProfilePart me={me} onMe={setMe} />
      <AddressPart me={me} onMe={setMe} />
      <PasswordPart me={me} onSessions={setSessions} />
      <DevicesPart sessions={sessions} onSessions={setSessions} />
      <MyWorkshopsPart me={me} />
      <ExportPart first={data.exports} />
      <DeletionPart preview={data.deletion} me={me} />
    </div>
  );
}
