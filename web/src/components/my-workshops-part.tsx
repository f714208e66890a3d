import type { Me } from '@scampolo/shared/contract/identity';
import { useEffect, useState } from 'preact/hooks';
import { useI18n } from '../i18n/context.tsx';
import { NewWorkshopDialog } from './new-workshop-dialog.tsx';
import { SettingsPart } from './settings-part.tsx';

const OPENS = '#new-workshop';

/** The workshops that the member acts for, and opening another. The address `#new-workshop` opens that at once. */
export function MyWorkshopsPart({ me }: { me: Me }) {
  const { t } = useI18n();
  const [opening, setOpening] = useState(false);
  useEffect(() => {
    const look = (): void => {
      if (location.hash === OPENS) setOpening(true);
    };
    look();
    addEventListener('hashchange', look);
    return () => removeEventListener('hashchange', look);
  }, []);
  const close = (): void => {
    setOpening(false);
    if (location.hash === OPENS) history.replaceState(null, '', location.pathname + location.search);
  };
  return (
    <SettingsPart id="workshops" title={t('settings.workshops')}>
      {me.workshops.length === 0 && <p>{t('settings.noWorkshop')}</p>}
      <ul class="rows">
        {me.workshops.map(({ id, name, kind, role }) => (
          <li key={id} class="row-words">
            <p>
              <a href={`/workshops/${id}/edit`}>
                <strong>{name}</strong>
              </a>
              <small>
                {t(`kind.${kind}`)} · {t(`role.${role}`)}
              </small>
            </p>
          </li>
        ))}
      </ul>
      <div class="actions">
        <button type="button" onClick={() => setOpening(true)}>
          {t('settings.newWorkshop')}
        </button>
      </div>
      {opening && <NewWorkshopDialog onClose={close} />}
    </SettingsPart>
  );
}
