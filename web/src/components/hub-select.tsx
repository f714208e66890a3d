import type { HubJson } from '@scampolo/shared/contract/hubs';
import { useI18n } from '../i18n/context.tsx';

interface HubSelectProps {
  hubs: readonly HubJson[];
  value: string;
  onChange: (slug: string) => void;
}

/** The hub that a workshop belongs to. */
export function HubSelect({ hubs, value, onChange }: HubSelectProps) {
  const { t } = useI18n();
  return (
    <label class="field">
      <span>{t('account.hub')}</span>
      <select value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {hubs.map(({ slug, city, name }) => (
          <option key={slug} value={slug}>
            {city}, {name}
          </option>
        ))}
      </select>
    </label>
  );
}
