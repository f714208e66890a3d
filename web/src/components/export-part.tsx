import type { MemberExport } from '@scampolo/shared/contract/privacy';
import { useI18n } from '../i18n/context.tsx';
import type { I18n } from '../i18n/translate.ts';
import { useExports } from '../state/use-exports.ts';
import { SettingsPart } from './settings-part.tsx';

/** A copy of everything one has here: preparing it, how far it is, and fetching it. */
export function ExportPart({ first }: { first: readonly MemberExport[] }) {
  const { t } = useI18n();
  const { exports, preparing, start, action } = useExports(first);
  return (
    <SettingsPart id="data" title={t('settings.data')}>
      <p>{t('settings.dataWhy')}</p>
      <ul class="rows">
        {exports.map((one) => (
          <li key={one.id}>
            <Copy copy={one} />
          </li>
        ))}
      </ul>
      <p role="alert" class="problem">
        {action.problem}
      </p>
      {!preparing && (
        <div class="actions">
          <button type="button" disabled={action.busy} onClick={start}>
            {t('settings.export')}
          </button>
        </div>
      )}
    </SettingsPart>
  );
}

function Copy({ copy }: { copy: MemberExport }) {
  const i18n = useI18n();
  const { t, date, dayTime } = i18n;
  const { status, progress, url, expiresAt, createdAt, sizeBytes } = copy;
  if (status === 'failed') return <p class="problem">{t('export.failed', { when: dayTime(createdAt) })}</p>;
  if (status !== 'ready' || url === null) {
    return (
      <div class="stack tight" role="status">
        <p>{t(status === 'queued' ? 'export.queued' : 'export.running')}</p>
        <progress max={100} value={progress} aria-label={t('export.progress')} />
      </div>
    );
  }
  return (
    <div class="row-words">
      <p>{t('export.ready', { when: date(createdAt), until: date(expiresAt ?? createdAt) })}</p>
      <a class="button" href={url} download>
        {t('export.download', { size: sizeWords(sizeBytes ?? 0, i18n) })}
      </a>
    </div>
  );
}

function sizeWords(bytes: number, { number }: I18n): string {
  return bytes < 1_000_000
    ? `${number(Math.max(1, Math.round(bytes / 1000)))}\u00a0kB`
    : `${number(Math.round(bytes / 100_000) / 10)}\u00a0MB`;
}
