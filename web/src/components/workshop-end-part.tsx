import type { Me } from '@scampolo/shared/contract/identity';
import type { WorkshopJson, WorkshopPeople } from '@scampolo/shared/contract/workshops';
import { useState } from 'preact/hooks';
import { closeWorkshop, handOverWorkshop, removeMember } from '../api/workshops.ts';
import { useI18n } from '../i18n/context.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { SettingsPart } from './settings-part.tsx';

interface WorkshopEndPartProps {
  workshop: WorkshopJson;
  people: WorkshopPeople;
  me: Me;
}

type Deed = 'handOver' | 'leave' | 'close';

/** Handing a workshop over, leaving it, closing it: each asked once more, with what it does. */
export function WorkshopEndPart({ workshop, people, me }: WorkshopEndPartProps) {
  const { t } = useI18n();
  const others = people.members.filter((one) => one.memberId !== me.id);
  const [asking, setAsking] = useState<Deed | null>(null);
  const [chosen, setChosen] = useState(others[0]?.memberId ?? '');
  const heir = others.find((one) => one.memberId === chosen) ?? others[0];
  const owner = workshop.own?.role === 'owner';
  const { id, name } = workshop;
  const words = { workshop: name, name: heir?.name ?? '' };
  const deeds: Readonly<Record<Deed, () => Promise<void>>> = {
    async handOver() {
      await handOverWorkshop(id, heir?.memberId ?? '');
      location.reload();
    },
    async leave() {
      await removeMember(id, me.id);
      location.assign('/me/account');
    },
    async close() {
      await closeWorkshop(id);
      location.assign('/me/account');
    },
  };
  return (
    <SettingsPart id="end" title={t('end.title')}>
      {owner && heir && (
        <div class="stack tight">
          <label class="field">
            <span>{t('end.handOverTo')}</span>
            <select value={heir.memberId} onChange={(event) => setChosen(event.currentTarget.value)}>
              {others.map((one) => (
                <option key={one.memberId} value={one.memberId}>
                  {one.name}
                </option>
              ))}
            </select>
          </label>
          <p class="hint">{t('end.handOverWhy')}</p>
          <button type="button" onClick={() => setAsking('handOver')}>
            {t('end.handOver')}
          </button>
        </div>
      )}
      {owner && <p>{t('end.ownerStays')}</p>}
      <div class="actions">
        <button type="button" class="danger" onClick={() => setAsking(owner ? 'close' : 'leave')}>
          {t(owner ? 'end.close' : 'end.leave')}
        </button>
      </div>
      {asking && (
        <ConfirmDialog
          title={t(`end.${asking}Title`, words)}
          body={t(`end.${asking}Body`, words)}
          submit={t(`end.${asking}`)}
          danger={asking !== 'handOver'}
          onConfirm={deeds[asking]}
          onClose={() => setAsking(null)}
        />
      )}
    </SettingsPart>
  );
}
