import type { Issue } from '@scampolo/shared/errors';
import { useEffect, useState } from 'preact/hooks';
import { ApiError } from '../api/client.ts';
import { useI18n } from '../i18n/context.tsx';
import type { FieldProblem } from './account-check.ts';
import { issueWords } from './issue-fields.ts';
import { useAction } from './use-action.ts';

/** What a field is given: which it is, and what is wrong with it. */
export interface BoundField {
  id: string;
  name: string;
  /** in words; null when nothing is wrong */
  problem: string | null;
  onValue: (value: string) => void;
}

export interface AccountForm<N extends string> {
  bind(name: N): BoundField;
  onSubmit(event: SubmitEvent): void;
  busy: boolean;
  /** what went wrong that no field is to blame for, in words */
  problem: string | null;
  /** false until the page's script runs: a form that is sent before would be lost */
  ready: boolean;
}

interface AccountFormOptions<N extends string> {
  /** the fields by name, each with what a form can check of it */
  fields: Readonly<Record<N, (value: string) => FieldProblem>>;
  /** stands before the fields' ids where a page has several forms */
  prefix?: string;
  /** the field that an issue's path of the API is about, where it is not its name */
  fieldOf?: Readonly<Record<string, NoInfer<N>>>;
  send: (values: Readonly<Record<N, string>>, form: HTMLFormElement) => Promise<unknown>;
}

/**
 * A form whose values stay in its fields until it is sent: what a password manager writes there counts whether or not it
 * also says that it typed, and nothing that it wrote before the script ran is drawn over.
 */
export function useAccountForm<N extends string>({
  fields,
  prefix = '',
  fieldOf = {},
  send,
}: AccountFormOptions<N>): AccountForm<N> {
  const i18n = useI18n();
  const names = Object.keys(fields) as N[];
  const [problems, setProblems] = useState<Partial<Record<N, string>>>({});
  const [ready, setReady] = useState(false);
  const { busy, problem, run } = useAction();
  useEffect(() => setReady(true), []);

  const check = (name: N, value: string): string | undefined => {
    const found = fields[name](value);
    return found ? i18n.t(found.key, found.params) : undefined;
  };
  const show = (form: HTMLFormElement, found: Partial<Record<N, string>>): void => {
    setProblems(found);
    const first = names.find((name) => found[name]);
    if (first) fieldIn(form, first)?.focus();
  };
  const place = (form: HTMLFormElement, issues: readonly Issue[]): boolean => {
    const found: Partial<Record<N, string>> = {};
    for (const issue of issues) {
      const name = fieldOf[issue.path] ?? names.find((one) => one === issue.path);
      if (!name) return false;
      found[name] = issueWords(issue, i18n);
    }
    show(form, found);
    return issues.length > 0;
  };
  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const values = Object.fromEntries(
      names.map((name) => [name, fieldIn(form, name)?.value ?? '']),
    ) as Record<N, string>;
    const found = Object.fromEntries(
      names.flatMap((name) => {
        const words = check(name, values[name]);
        return words ? [[name, words]] : [];
      }),
    ) as Partial<Record<N, string>>;
    show(form, found);
    if (Object.keys(found).length > 0) return;
    void run(async () => {
      try {
        await send(values, form);
      } catch (cause) {
        if (!(cause instanceof ApiError) || !place(form, cause.issues)) throw cause;
      }
    });
  };
  const bind = (name: N): BoundField => ({
    id: prefix + name,
    name,
    problem: problems[name] ?? null,
    onValue: (value) => {
      if (!problems[name]) return;
      const words = check(name, value);
      setProblems(
        ({ [name]: _old, ...others }) =>
          (words ? { ...others, [name]: words } : others) as Partial<Record<N, string>>,
      );
    },
  });
  return { bind, onSubmit, busy, problem, ready };
}

function fieldIn(form: HTMLFormElement, name: string): HTMLInputElement | HTMLSelectElement | null {
  const field = form.elements.namedItem(name);
  return field instanceof HTMLInputElement || field instanceof HTMLSelectElement ? field : null;
}
