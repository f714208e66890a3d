import type { Me } from '@scampolo/shared/contract/identity';
import type { DeletionPreview } from '@scampolo/shared/contract/privacy';
import { useState } from 'preact/hooks';
import { deleteAccount } from '../api/privacy.ts';
import { useI18n } from '../i18n/context.tsx';
import { checkPresent } from '../state/account-check.ts';
import { useAccountForm } from '../state/use-account-form.ts';
import { AccountField } from './account-field.tsx';
import { DialogActions } from './dialog-actions.tsx';
import { Modal } from './modal.tsx';
import { SettingsPart } from './settings-part.tsx';

/** Leaving for good: what happens then and what stays, said before; and the deed itself. */
export function DeletionPart({ preview, me }: { preview: DeletionPreview; me: Me }) {
  const { t } = useI18n();
  const [asking, setAsking] = useState(false);
  return (
    <SettingsPart id="delete" title={t('settings.delete')}>
      <p>{t('delete.why')}</p>
      <Consequences preview={preview} />
      {preview.lastAdmin && <p class="note wrong">{t('delete.lastAdmin')}</p>}
      <p class="hint">{t('delete.dataFirst')}</p>
      <div class="actions">
        <button type="button" class="danger" disabled={!preview.possible} onClick={() => setAsking(true)}>
          {t('delete.start')}
        </button>
      </div>
      {asking && <DeletionDialog me={me} onClose={() => setAsking(false)} />}
    </SettingsPart>
  );
}

const COUNTS = [
  ['listingsWithdrawn', 'delete.withdrawn'],
  ['listingsDeleted', 'delete.deleted'],
  ['reservationsCancelled', 'delete.cancelled'],
  ['handoversKept', 'delete.kept'],
] as const;

function Consequences({ preview }: { preview: DeletionPreview }) {
  const { t, date } = useI18n();
  return (
    <ul class="dots">
      {preview.workshops.map(({ id, name, outcome, keptUntil }) => (
        <li key={id} class={outcome === 'hand_over' ? 'question' : undefined}>
          {t(`delete.${outcome}`, { name })}{' '}
          {outcome === 'hand_over' && (
            <a href={`/workshops/${id}/edit#people`}>{t('delete.handOver', { name })}</a>
          )}
          {keptUntil !== null && t('delete.keptUntil', { when: date(keptUntil) })}
        </li>
      ))}
      {COUNTS.filter(([name]) => preview[name] > 0).map(([name, key]) => (
        <li key={name}>{t(key, { count: preview[name] })}</li>
      ))}
      <li>{t('delete.account')}</li>
    </ul>
  );
}

function DeletionDialog({ me, onClose }: { me: Me; onClose: () => void }) {
  const { t } = useI18n();
  const form = useAccountForm({
    prefix: 'delete-',
    fields: { password: checkPresent },
    send: async ({ password }) => {
      await deleteAccount(password);
      await import('../offline/forgetting.ts').then(({ forgetMember }) => forgetMember(me.id));
      location.assign('/');
    },
  });
  return (
    <Modal title={t('delete.title')} onClose={onClose}>
      <form class="stack" noValidate onSubmit={form.onSubmit} method="post">
        <p>{t('delete.final', { email: me.email })}</p>
        <AccountField
          {...form.bind('password')}
          label={t('delete.password')}
          field={{ type: 'password', autocomplete: 'current-password', maxlength: 200 }}
        />
        <DialogActions
          text={t('delete.submit')}
          busy={form.busy}
          problem={form.problem}
          onClose={onClose}
          danger
        />
      </form>
    </Modal>
  );
}
