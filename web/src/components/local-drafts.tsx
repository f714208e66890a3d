import '../styles/drafts.css';
import { useEffect, useState } from 'preact/hooks';
import { useI18n } from '../i18n/context.tsx';
import type { LocalDraft } from '../offline/local-draft.ts';
import { deviceTime } from '../state/device-time.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';

/** What a member began in this browser and has not reached the server; nothing where nothing waits. */
export function LocalDrafts({ memberId }: { memberId: string }) {
  const { t } = useI18n();
  const [drafts, setDrafts] = useState<readonly LocalDraft[]>([]);
  const [leaving, setLeaving] = useState<LocalDraft | null>(null);
  const load = async (): Promise<void> => {
    // Most visits need none of it.
    const { waitingOf } = await import('../offline/forgetting.ts');
    setDrafts(await waitingOf(memberId));
  };
  useEffect(() => void load(), []);
  if (drafts.length === 0) return null;
  return (
    <section class="local-drafts">
      <h2>{t('drafts.here')}</h2>
      <p class="hint">{t('drafts.hereBody')}</p>
      <ul class="lots">
        {drafts.map((draft) => (
          <li key={draft.id}>
            <Row draft={draft} onDrop={() => setLeaving(draft)} />
          </li>
        ))}
      </ul>
      {leaving && (
        <ConfirmDialog
          title={t('drafts.dropTitle', { title: leaving.form.title.trim() || t('drafts.unnamed') })}
          body={t(leaving.listingId === null ? 'drafts.dropBody' : 'drafts.dropChangesBody')}
          submit={t('drafts.drop')}
          danger
          onConfirm={async () => {
            const { dropDraft } = await import('../offline/forgetting.ts');
            await dropDraft(leaving.id);
            await load();
            setLeaving(null);
          }}
          onClose={() => setLeaving(null)}
        />
      )}
    </section>
  );
}

function Row({ draft, onDrop }: { draft: LocalDraft; onDrop: () => void }) {
  const { t, locale } = useI18n();
  const written = draft.form.title.trim();
  const title = written || t('drafts.unnamed');
  const { length: count } = draft.photos;
  const place = draft.listingId === null ? '/post' : `/listings/${draft.listingId}/edit`;
  return (
    <article class="lot">
      <div class="lot-words">
        <h3 lang={written ? undefined : locale}>
          <a href={`${place}#draft=${draft.id}`}>{title}</a>
        </h3>
        <p class="state">{t(draft.listingId === null ? 'drafts.begun' : 'drafts.changed')}</p>
        <p class="hint">
          {t('drafts.when', { when: deviceTime(draft.updatedAt, locale) })}
          {count > 0 && ` · ${t('drafts.photos', { count })}`}
        </p>
        <div class="actions">
          <a class="button primary" href={`${place}#draft=${draft.id}`}>
            {t('drafts.goOn')}
          </a>
          <button type="button" class="quiet" aria-label={t('drafts.dropNamed', { title })} onClick={onDrop}>
            {t('drafts.drop')}
          </button>
        </div>
      </div>
    </article>
  );
}
