import type { OpenSessionJson } from '@scampolo/shared/contract/identity';
import { useState } from 'preact/hooks';
import { endAllSessions, endSession } from '../api/identity.ts';
import { useI18n } from '../i18n/context.tsx';
import { useAction } from '../state/use-action.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { SettingsPart } from './settings-part.tsx';

interface DevicesPartProps {
  sessions: OpenSessionJson[];
  onSessions: (sessions: OpenSessionJson[]) => void;
}

/** Where the member is signed in, and signing out there, one by one or everywhere. */
export function DevicesPart({ sessions, onSessions }: DevicesPartProps) {
  const { t } = useI18n();
  const [said, setSaid] = useState('');
  const [asking, setAsking] = useState(false);
  const { busy, problem, run } = useAction();
  const end = async ({ id }: OpenSessionJson, device: string): Promise<void> => {
    const ended = await run(() => endSession(id));
    if (!ended) return;
    onSessions(sessions.filter((one) => one.id !== id));
    setSaid(t('settings.ended', { device }));
  };
  return (
    <SettingsPart id="devices" title={t('settings.devices')}>
      <p>{t('settings.devicesWhy')}</p>
      <ul class="rows">
        {sessions.map((session) => (
          <li key={session.id}>
            <Device session={session} busy={busy} onEnd={(device) => void end(session, device)} />
          </li>
        ))}
      </ul>
      <p role="status" class={problem ? 'problem' : 'said'}>
        {problem ?? said}
      </p>
      <div class="actions">
        <button type="button" onClick={() => setAsking(true)}>
          {t('settings.endAll')}
        </button>
      </div>
      {asking && (
        <ConfirmDialog
          title={t('settings.endAllTitle')}
          body={t('settings.endAllBody')}
          submit={t('settings.endAll')}
          onConfirm={async () => {
            await endAllSessions();
            location.assign('/sign-in');
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </SettingsPart>
  );
}

interface DeviceProps {
  session: OpenSessionJson;
  busy: boolean;
  onEnd: (device: string) => void;
}

function Device({ session, busy, onEnd }: DeviceProps) {
  const { t, date, dayTime } = useI18n();
  const device = session.device || t('settings.unknownDevice');
  return (
    <div class="row-words">
      <p>
        <strong>{device}</strong>
        {session.current && <span class="state sure"> {t('settings.thisDevice')}</span>}
        {!session.current && <small>{t('settings.lastUsed', { when: dayTime(session.lastUsedAt) })}</small>}
        <small>{t('settings.since', { when: date(session.createdAt) })}</small>
      </p>
      {!session.current && (
        <button
          type="button"
          disabled={busy}
          aria-label={t('settings.endOneNamed', { device })}
          onClick={() => onEnd(device)}
        >
          {t('settings.endOne')}
        </button>
      )}
    </div>
  );
}
