import type { RegisterBody } from '@scampolo/shared/contract/identity';
import { useState } from 'preact/hooks';
import { register } from '../api/identity.ts';
import { useI18n } from '../i18n/context.tsx';
import type { DataOf } from '../pages/page-data.ts';
import { checkEmail, checkNewPassword, checkPresent, type FieldProblem, localNext } from './account-check.ts';
import { useAction } from './use-action.ts';

type Kind = RegisterBody['workshop']['kind'];

/** The form of a new account: what is written, what is wrong with it once it was sent, and sending it. */
export function useSignUp(data: DataOf<'sign-up'>) {
  const { locale } = useI18n();
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
  return { bind, kind, setKind, hub, setHub, busy, problem, send };
}
