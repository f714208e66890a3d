import { useI18n } from '../i18n/context.tsx';
import { kindOf, NEW_WORKSHOP_KINDS, type NewWorkshopKind } from '../state/workshop-kinds.ts';

interface KindSelectProps {
  value: NewWorkshopKind;
  onChange: (kind: NewWorkshopKind) => void;
}

/** What a workshop is. */
export function KindSelect({ value, onChange }: KindSelectProps) {
  const { t } = useI18n();
  return (
    <label class="field">
      <span>{t('account.kind')}</span>
      <select value={value} onChange={(event) => onChange(kindOf(event.currentTarget.value))}>
        {NEW_WORKSHOP_KINDS.map(([code, key]) => (
          <option key={code} value={code}>
            {t(key)}
          </option>
        ))}
      </select>
    </label>
  );
}
