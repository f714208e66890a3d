import type { HubJson, HubPageJson } from '@scampolo/shared/contract/hubs';
import { useI18n } from '../i18n/context.tsx';
import { languageName } from '../state/language-name.ts';

/** The people that a hub's staff chose to name, how one writes to them, and in which languages. */
export function HubWho({ hub, told }: { hub: HubJson; told: HubPageJson }) {
  const { t, locale } = useI18n();
  const { people, contactEmail, contactPhone } = told;
  const languages = hub.languages.map((code) => languageName(code, locale)).join(', ');
  return (
    <section id="who">
      <h2>{t('hub.who')}</h2>
      {people.length > 0 && (
        <dl class="hub-people">
          {people.map(({ name, role }, index) => (
            <div key={index}>
              <dt>{name}</dt>
              {role !== '' && <dd lang={told.locale}>{role}</dd>}
            </div>
          ))}
        </dl>
      )}
      <ul class="hub-contact">
        {contactEmail !== null && (
          <li>
            <a href={`mailto:${contactEmail}`}>{contactEmail}</a>
          </li>
        )}
        {contactPhone !== null && (
          <li>
            <a href={`tel:${contactPhone.replaceAll(/[^\d+]/g, '')}`}>{contactPhone}</a>
          </li>
        )}
        <li class="hint">{t('hub.languages', { languages })}</li>
      </ul>
    </section>
  );
}
