import '../styles/forms.css';
import '../styles/listing.css';
import '../styles/desk.css';
import { useEffect } from 'preact/hooks';
import { DecisionDialog } from '../components/decision-dialog.tsx';
import { QueueDetail } from '../components/queue-detail.tsx';
import { QueueList } from '../components/queue-list.tsx';
import { useI18n } from '../i18n/context.tsx';
import { useQueue } from '../state/use-queue.ts';
import type { DataOf } from './page-data.ts';

/** The staff's queue: what waits on the left, what is needed to decide on the right. */
export function QueuePage({ data }: { data: DataOf<'queue'> }) {
  const { t } = useI18n();
  const queue = useQueue(data.entries);
  const { chosen } = queue;
  useEffect(() => {
    document.getElementById(`entry-${chosen?.listing.id}`)?.scrollIntoView({ block: 'nearest' });
  }, [chosen?.listing.id]);
  return (
    <div class="queue">
      <header>
        <h1>{t('queue.title')}</h1>
        <p>
          {queue.entries.length === 0 ? t('queue.empty') : t('queue.count', { count: queue.entries.length })}
        </p>
        <p class="hint keys">{t('queue.keys')}</p>
        <p role="status" class="said">
          {queue.said}
        </p>
        <p role="alert" class="problem">
          {queue.action.problem}
        </p>
      </header>
      {chosen && (
        <>
          <QueueList entries={queue.entries} chosen={chosen.listing.id} onChoose={queue.choose} />
          <QueueDetail
            key={chosen.listing.id}
            entry={chosen}
            terms={data.terms}
            busy={queue.action.busy}
            onDecide={queue.start}
          />
        </>
      )}
      {chosen && queue.asking && (
        <DecisionDialog
          listing={chosen.listing}
          action={queue.asking}
          onDone={queue.decided}
          onClose={queue.stopAsking}
        />
      )}
    </div>
  );
}
