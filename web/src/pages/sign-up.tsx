import '../styles/forms.css';
import '../styles/account.css';
import { AccountField } from '../components/account-field.tsx';
import { useI18n } from '../i18n/context.tsx';
import { SHORTEST_PASSWORD } from '../state/account-check.ts';
import { useSignUp } from '../state/use-sign-up.ts';
import type { DataOf } from './page-data.ts';

const KINDS = [
  ['studio', 'account.optStudio'],
  ['designer', 'account.optDesigner'],
  ['school', 'account.optSchool'],
  ['non_profit', 'account.optNonProfit'],
] as const;

/** A new account with its workshop; one-person workshops are normal. */
export function SignUpPage({ data }: { data: DataOf<'sign-up'> }) {
  const { t } = useI18n();
  const { bind, kind, setKind, hub, setHub, busy, problem, send } = useSignUp(data);
  return (
    <div class="account">
      <form class="stack" noValidate onSubmit={send} method="post">
        <header class="stack">
          <h1>{t('signUp.title')}</h1>
          <p>{t('signUp.why')}</p>
          <p class="note no-script">{t('account.noScript')}</p>
        </header>
        <fieldset class="stack">
          <legend>{t('signUp.you')}</legend>
          <AccountField
            {...bind('name')}
            label={t('account.name')}
            field={{ autocomplete: 'name', maxlength: 80 }}
          />
          <AccountField
            {...bind('email')}
            label={t('account.email')}
            field={{ type: 'email', autocomplete: 'username', inputmode: 'email', spellcheck: false }}
          />
          <AccountField
            {...bind('password')}
            label={t('account.password')}
            hint={t('account.passwordHint')}
            field={{ type: 'password', autocomplete: 'new-password', minlength: SHORTEST_PASSWORD }}
          />
        </fieldset>
        <fieldset class="stack">
          <legend>{t('signUp.yourWorkshop')}</legend>
          <AccountField
            {...bind('workshop')}
            label={t('account.workshopName')}
            hint={t('signUp.workshopHint')}
            field={{ autocomplete: 'organization', maxlength: 80 }}
          />
          <label class="field">
            <span>{t('account.kind')}</span>
            <select
              value={kind}
              onChange={({ currentTarget: { value } }) =>
                setKind(KINDS.find(([code]) => code === value)?.[0] ?? 'studio')
              }
            >
              {KINDS.map(([code, key]) => (
                <option key={code} value={code}>
                  {t(key)}
                </option>
              ))}
            </select>
          </label>
          <label class="field">
            <span>{t('account.hub')}</span>
            <select value={hub} onChange={(event) => setHub(event.currentTarget.value)}>
              {data.hubs.map(({ slug, city, name }) => (
                <option key={slug} value={slug}>
                  {city}, {name}
                </option>
              ))}
            </select>
          </label>
        </fieldset>
        <p class="problem" role="alert">
          {problem}
        </p>
        <button type="submit" class="primary wide" disabled={busy}>
          {busy ? t('account.sending') : t('signUp.submit')}
        </button>
        <p>
          {t('signUp.have')}{' '}
          <a href={`/sign-in?next=${encodeURIComponent(data.next)}`}>{t('signIn.submit')}</a>
        </p>
      </form>
    </div>
  );
}
