import { useI18n } from '../i18n/context.tsx';

const ACCOUNTS = ['studio', 'designer', 'staff', 'admin'] as const;
const PASSWORD = 'scampolo-demo';

/** The accounts of the demo, to fill in with one touch, and where its mail can be read. */
export function DemoAccounts() {
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
              <button type="button" onClick={() => fill(email)}>
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

/** Writes into the fields as a password manager does, and says so to whatever listens. */
function fill(email: string): void {
  for (const [id, value] of [
    ['email', email],
    ['password', PASSWORD],
  ] as const) {
    const field = document.getElementById(id);
    if (!(field instanceof HTMLInputElement)) continue;
    field.value = value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
}
