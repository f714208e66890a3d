import type { ExportStatus, MemberExport } from '@scampolo/shared/contract/privacy';
import type { ExportRow } from './repository.ts';

/** An export as its member sees it. */
export function presentExport(row: ExportRow): MemberExport {
  const ready = row.status === 'ready';
  return {
    id: row.id,
    status: row.status as ExportStatus,
    progress: row.progress,
    sizeBytes: row.sizeBytes,
    createdAt: row.createdAt.toISOString(),
    expiresAt: ready ? (row.expiresAt?.toISOString() ?? null) : null,
    url: ready ? `/api/v1/me/exports/${row.id}/file` : null,
  };
}
