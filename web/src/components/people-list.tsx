import type { StaffWorkshop } from '@scampolo/shared/contract/workshops';
import { useI18n } from '../i18n/context.tsx';

interface PeopleListProps {
  entries: readonly StaffWorkshop[];
  chosen: string;
  onChoose: (id: string) => void;
}

/** Workshops with their people; how far each is trusted in the first line. */
export function PeopleList({ entries, chosen, onChoose }: PeopleListProps) {
  const { t } = useI18n();
  return (
    <nav class="queue-list" aria-label={t('staff.list')}>
      <ol>
        {entries.map(({ id, name, trust, members, closedAt }) => (
          <li key={id}>
            <button
              type="button"
              id={`entry-${id}`}
              aria-current={id === chosen ? 'true' : undefined}
              onClick={() => onChoose(id)}
            >
              <span class="entry-words">
                <span class="entry-title">{name}</span>
                <small>
                  <span class={`trust ${trust}`}>{t(`trust.${trust}`)}</span>
                  {closedAt !== null && ` · ${t('staff.closedShort')}`}
                </small>
                <small>{members.map((member) => member.name).join(', ')}</small>
                {members.some((member) => member.suspendedAt !== null) && (
                  <small class="question">{t('suspend.some')}</small>
                )}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
