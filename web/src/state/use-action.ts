import { useState } from 'preact/hooks';
import { ApiError } from '../api/client.ts';
import { useI18n } from '../i18n/context.tsx';
import type { I18n } from '../i18n/translate.ts';
import { issueWords } from './issue-fields.ts';

export interface Action {
  busy: boolean;
  /** what went wrong, in words; null when nothing did */
  problem: string | null;
  /** Runs `work` unless it runs already; a failure becomes `problem`. Says whether it succeeded. */
  run(work: () => Promise<unknown>): Promise<boolean>;
}

/** Something a button does on the server: busy while it runs, and its failure in words. */
export function useAction(): Action {
  const i18n = useI18n();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const run = async (work: () => Promise<unknown>): Promise<boolean> => {
    if (busy) return false;
    setBusy(true);
    setProblem(null);
    try {
      await work();
      return true;
    } catch (cause) {
      setProblem(errorWords(cause, i18n));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, problem, run };
}

/** An error of the API in the page's language, with what is wrong where; anything else is a bug and is thrown again. */
export function errorWords(cause: unknown, i18n: I18n): string {
  if (!(cause instanceof ApiError)) throw cause;
  const words = waitWords(cause, i18n) ?? i18n.maybe(`error.${cause.code}`) ?? i18n.t('error.unknown');
  const fields = cause.issues.map((issue) => {
    const name = issue.path.split('.').at(-1) ?? '';
    return `${i18n.maybe(`account.${name}`) ?? issue.path}: ${issueWords(issue, i18n)}`;
  });
  return [words, ...fields].join(' ');
}

/** When to try again, for answers that say so. */
function waitWords({ code, retryAfterSeconds }: ApiError, { maybe }: I18n): string | null {
  if (code !== 'RATE_LIMITED' || retryAfterSeconds === null) return null;
  return maybe('error.RATE_LIMITED.wait', { count: Math.max(1, Math.ceil(retryAfterSeconds / 60)) });
}
