import { useI18n } from '../i18n/context.tsx';
import type { DataOf } from './page-data.ts';

/** A page that is not there, not allowed, or broken: what that means and where to go on. */
export function ProblemPage({ data }: { data: DataOf<'problem'> }) {
  const { t } = useI18n();
  return (
    <div class="empty">
      <h1>{t(`problem.${data.status}`)}</h1>
      <p>{t(`problem.${data.status}.advice`, { id: data.requestId })}</p>
      <a class="button primary" href="/">
        {t('problem.back')}
      </a>
    </div>
  );
}
