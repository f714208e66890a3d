import { useI18n } from '../i18n/context.tsx';

const ACCOUNTS = ['studio', 'designer', 'staff', 'admin'] as const;
const PASSWORD = 'scampolo-demo';

/** The accounts of the demo, to fill in with one touch, and where its mail can be read. */
export function DemoAccounts({ onTake }: { onTake: (email: string, password: string) => void }) {
  const { t } = useI18n();
  return (
    <section class="note demo">
      <h2>{t('signIn.demo')}</h2>
      <p>{t('signIn.demoWhy', { password: PASSWORD })}</p>
      <ul>
        {ACCOUNTS.map((name) => {
          const email = `${name}@demo.scampolo.org`;
          return (
            <li key={name}>
              <button type="button" onClick={() => onTake(email, PASSWORD)}>
                {email}
              </button>
              <small>{t(`demo.${name}`)}</small>
            </li>
          );
        })}
      </ul>
      <p>
        {t('signIn.mail')} <a href="/dev/mail">/dev/mail</a>.
      </p>
    </section>
  );
}
