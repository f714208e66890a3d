import type { Me } from '@scampolo/shared/contract/identity';
import type { WantedJson, WantedStatus } from '@scampolo/shared/contract/wanted';
import { useState } from 'preact/hooks';
import { closeWanted } from '../api/wanted.ts';
import { useI18n } from '../i18n/context.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { RemoveWantedDialog } from './remove-wanted-dialog.tsx';

interface WantedDeedsProps {
  wanted: WantedJson;
  me: Me | null;
  onStatus: (status: WantedStatus) => void;
}

/** What can be done about a wanted post, by who reads it, who wrote it and the hub's staff. */
export function WantedDeeds({ wanted, me, onStatus }: WantedDeedsProps) {
  const { t, date } = useI18n();
  const { id, hub, status, mine, mayRemove, closesAt } = wanted;
  const [removing, setRemoving] = useState(false);
  if (status !== 'open') return null;
  return (
    <>
      {mine ? (
        <OwnDeeds wanted={wanted} onStatus={onStatus} />
      ) : (
        <div class="have">
          <p class="actions">
            <a class="button primary" href={`/post?wanted=${id}`}>
              {t('wanted.have')}
            </a>
          </p>
          <p class="hint">{t('wanted.haveHint')}</p>
        </div>
      )}
      <p class="hint wanted-foot">
        {mine && t('wanted.closes', { when: date(closesAt, hub) })}
        {!mine && <a href={`/notice?about=wanted:${id}`}>{t('wanted.report')}</a>}
        {mayRemove && me && (
          <button type="button" class="as-link needs-script" onClick={() => setRemoving(true)}>
            {t('wanted.remove')}
          </button>
        )}
      </p>
      {removing && (
        <RemoveWantedDialog
          id={id}
          onDone={() => {
            setRemoving(false);
            onStatus('removed');
          }}
          onClose={() => setRemoving(false)}
        />
      )}
    </>
  );
}

/** Closing one's own post, for either reason, and changing it. */
function OwnDeeds({ wanted: { id }, onStatus }: Pick<WantedDeedsProps, 'wanted' | 'onStatus'>) {
  const { t } = useI18n();
  const [ending, setEnding] = useState<'found' | 'closed' | null>(null);
  return (
    <>
      <div class="actions">
        <button type="button" class="primary needs-script" onClick={() => setEnding('found')}>
          {t('wanted.found')}
        </button>
        <button type="button" class="needs-script" onClick={() => setEnding('closed')}>
          {t('wanted.close')}
        </button>
        <a class="button quiet" href={`/wanted/${id}/edit`}>
          {t('wanted.edit')}
        </a>
      </div>
      {ending && (
        <ConfirmDialog
          title={t(ending === 'found' ? 'wanted.foundTitle' : 'wanted.closeTitle')}
          body={t(ending === 'found' ? 'wanted.foundBody' : 'wanted.closeBody')}
          submit={t('wanted.closeSubmit')}
          onConfirm={async () => {
            await closeWanted(id, ending);
            setEnding(null);
            onStatus(ending);
          }}
          onClose={() => setEnding(null)}
        />
      )}
    </>
  );
}
