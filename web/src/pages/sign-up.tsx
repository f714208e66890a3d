import '../styles/forms.css';
import '../styles/account.css';
import type { RegisterBody } from '@scampolo/shared/contract/identity';
import { useState } from 'preact/hooks';
import { register } from '../api/identity.ts';
import { AccountField } from '../components/account-field.tsx';
import { useI18n } from '../i18n/context.tsx';
import {
  checkEmail,
  checkNewPassword,
  checkPresent,
  type FieldProblem,
  localNext,
  SHORTEST_PASSWORD,
} from '../state/account-check.ts';
import { useAction } from '../state/use-action.ts';
import type { DataOf } from './page-data.ts';

const KINDS = [
  ['studio', 'account.optStudio'],
  ['designer', 'account.optDesigner'],
  ['school', 'account.optSchool'],
  ['non_profit', 'account.optNonProfit'],
] as const;

type Kind = RegisterBody['workshop']['kind'];

/** A new account with its workshop; one-person workshops are normal. */
export function SignUpPage({ data }: { data: DataOf<'sign-up'> }) {
  const { t, locale } = useI18n();
  const [form, setForm] = useState({ name: '', email: '', password: '', workshop: '' });
  const [kind, setKind] = useState<Kind>('studio');
  const [hub, setHub] = useState(data.hubs[0]?.slug ?? '');
  const [tried, setTried] = useState(false);
  const { busy, problem, run } = useAction();
  const problems: Record<keyof typeof form, FieldProblem> = {
    name: checkPresent(form.name),
    email: checkEmail(form.email),
    password: checkNewPassword(form.password),
    workshop: checkPresent(form.workshop),
  };
  const send = (event: SubmitEvent): void => {
    event.preventDefault();
    setTried(true);
    const wrong = (Object.keys(problems) as (keyof typeof form)[]).find((name) => problems[name]);
    if (wrong) document.getElementById(wrong)?.focus();
    else
      void run(async () => {
        await register({
          email: form.email.trim(),
          password: form.password,
          name: form.name.trim(),
          locale,
          workshop: { name: form.workshop.trim(), kind, hub },
        });
        location.assign(localNext(data.next));
      });
  };
  const bind = (name: keyof typeof form) => ({
    id: name,
    value: form[name],
    onValue: (value: string) => setForm((before) => ({ ...before, [name]: value })),
    problem: tried ? problems[name] : null,
  });
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
