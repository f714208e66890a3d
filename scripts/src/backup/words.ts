import type { MadeBackup } from './make-backup.ts';
import type { Manifest } from './manifest.ts';

/** Says what a backup that was made has in it. */
export function inWords({ file, bytes, manifest }: MadeBackup): string {
  const { missing, damaged } = manifest.photos;
  const lost = missing + damaged;
  return [
    `${file} (${megabytes(bytes)})`,
    contentInWords(manifest),
    ...(lost > 0
      ? [`${missing} photo files were missing and ${damaged} damaged: see pnpm doctor --all.`]
      : []),
  ].join('\n');
}

/** Says how much is in a backup, and of when. */
export function contentInWords({ at, tables, jobs, photos }: Manifest): string {
  const rows = tables.reduce((sum, { count }) => sum + count, 0);
  const parts = [`${rows} rows`, `${photos.count} photo files`, `${jobs.count} jobs that wait`];
  return `As of ${at}: ${parts.join(', ')}.`;
}

/** Says what does not hold together in what was restored. */
export function troublesInWords(troubles: readonly string[]): string {
  return ['It was restored, and not everything holds together:', ...troubles.map((line) => `  ${line}`)].join(
    '\n',
  );
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
