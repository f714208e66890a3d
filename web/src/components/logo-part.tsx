import type { WorkshopJson } from '@scampolo/shared/contract/workshops';
import { useState } from 'preact/hooks';
import { deleteLogo, putLogo } from '../api/workshops.ts';
import { useI18n } from '../i18n/context.tsx';
import { useAction } from '../state/use-action.ts';
import { Logo } from './logo.tsx';
import { SettingsPart } from './settings-part.tsx';

interface LogoPartProps {
  workshop: WorkshopJson;
  /** Called when the logo changed, with the workshop as it is now. */
  onChange: (workshop: WorkshopJson) => void;
}

/** The logo of a workshop: choosing, changing and removing it. */
export function LogoPart({ workshop, onChange }: LogoPartProps) {
  const { t } = useI18n();
  const { busy, problem, run } = useAction();
  const [said, setSaid] = useState('');
  const { logo, name } = workshop;
  const choose = async (input: HTMLInputElement): Promise<void> => {
    const file = input.files?.[0];
    input.value = '';
    setSaid('');
    if (file && (await run(async () => onChange(await putLogo(workshop.id, file))))) setSaid(t('logo.saved'));
  };
  const remove = async (): Promise<void> => {
    setSaid('');
    if (!(await run(() => deleteLogo(workshop.id)))) return;
    onChange({ ...workshop, logo: null });
    setSaid(t('logo.removed'));
  };
  return (
    <SettingsPart id="logo" title={t('logo.title')}>
      {logo && <Logo logo={logo} alt={t('workshop.logo', { name })} />}
      <p class="hint">{t('logo.hint')}</p>
      <div class="actions">
        <label class="button file">
          {busy ? t('logo.saving') : t(logo ? 'logo.change' : 'logo.choose')}
          <input
            type="file"
            accept="image/jpeg,image/png,image/webp,image/avif"
            disabled={busy}
            onChange={(event) => void choose(event.currentTarget)}
          />
        </label>
        {logo && (
          <button type="button" class="quiet" disabled={busy} onClick={() => void remove()}>
            {t('logo.remove')}
          </button>
        )}
      </div>
      <p role="status" class={problem ? 'problem' : 'said'}>
        {problem ?? said}
      </p>
    </SettingsPart>
  );
}
