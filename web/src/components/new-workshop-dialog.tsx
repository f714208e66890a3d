import type { HubJson } from '@scampolo/shared/contract/hubs';
import { useEffect, useState } from 'preact/hooks';
import { createWorkshop, listHubs } from '../api/workshops.ts';
import { useI18n } from '../i18n/context.tsx';
import { checkPresent } from '../state/account-check.ts';
import { useAccountForm } from '../state/use-account-form.ts';
import { useAction } from '../state/use-action.ts';
import type { NewWorkshopKind } from '../state/workshop-kinds.ts';
import { AccountField } from './account-field.tsx';
import { DialogActions } from './dialog-actions.tsx';
import { HubSelect } from './hub-select.tsx';
import { KindSelect } from './kind-select.tsx';
import { Modal } from './modal.tsx';

/** Opens another workshop, and then its profile. */
export function NewWorkshopDialog({ onClose }: { onClose: () => void }) {
  const { t, locale } = useI18n();
  const [hubs, setHubs] = useState<readonly HubJson[]>([]);
  const [kind, setKind] = useState<NewWorkshopKind>('studio');
  const [hub, setHub] = useState('');
  const loading = useAction();
  const form = useAccountForm({
    prefix: 'workshop-',
    fields: { name: checkPresent },
    send: async ({ name }) => {
      const { id } = await createWorkshop({ name: name.trim(), kind, hub });
      location.assign(`/workshops/${id}/edit`);
    },
  });
  useEffect(() => {
    void loading.run(async () => {
      const found = await listHubs(locale);
      setHubs(found);
      setHub(found[0]?.slug ?? '');
    });
  }, []);
  return (
    <Modal title={t('settings.newWorkshop')} onClose={onClose}>
      <form class="stack" noValidate onSubmit={form.onSubmit} method="post">
        <p>{t('settings.newWorkshopWhy')}</p>
        <AccountField
          {...form.bind('name')}
          label={t('account.workshopName')}
          field={{ autocomplete: 'organization', maxlength: 80 }}
        />
        <KindSelect value={kind} onChange={setKind} />
        <HubSelect hubs={hubs} value={hub} onChange={setHub} />
        <DialogActions
          text={t('settings.newWorkshopSubmit')}
          busy={form.busy}
          ready={form.ready && hubs.length > 0}
          problem={form.problem ?? loading.problem}
          onClose={onClose}
        />
      </form>
    </Modal>
  );
}
