import '../styles/forms.css';
import '../styles/account.css';
import { useState } from 'preact/hooks';
import { unsubscribe } from '../api/searches.ts';
import { StepTitle } from '../components/step-title.tsx';
import { useI18n } from '../i18n/context.tsx';
import { useAction } from '../state/use-action.ts';
import type { DataOf } from './page-data.ts';

/** The end of the mails about one search: what ends, one button, done. Needs no session, and no script. */
export function UnsubscribePage({ data }: { data: DataOf<'unsubscribe'> }) {
  const { t } = useI18n();
  const { token, name } = data;
  const [done, setDone] = useState(data.done);
  const { busy, problem, run } = useAction();
  const title = name === null ? 'unsubscribe.over' : done ? 'unsubscribe.done' : 'unsubscribe.title';
  return (
    <div class="account">
      <div class="stack">
        <StepTitle text={t(title)} />
        {name === null ? (
          <p>{t('unsubscribe.overWhy')}</p>
        ) : done ? (
          <p class="note done">
            {name === '' ? t('unsubscribe.noneWhy') : t('unsubscribe.doneWhy', { name })}
          </p>
        ) : (
          <form
            class="stack"
            method="post"
            action={`/unsubscribe/${token}`}
            onSubmit={(event) => {
              event.preventDefault();
              void run(() => unsubscribe(token)).then((isDone) => isDone && setDone(true));
            }}
          >
            <p>{t('unsubscribe.why', { name })}</p>
            <p class="problem" role="alert">
              {problem}
            </p>
            <button type="submit" class="primary wide" disabled={busy}>
              {busy ? t('sending') : t('unsubscribe.submit')}
            </button>
          </form>
        )}
        {(done || name === null) && (
          <div class="actions">
            <a class="button" href="/me/searches">
              {t('searches.mine')}
            </a>
            <a class="button" href="/">
              {t('unsubscribe.home')}
            </a>
          </div>
        )}
      </div>
    </div>
  );
}
