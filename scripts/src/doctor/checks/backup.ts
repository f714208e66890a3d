import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { type BackupRecord, readBackupRecord } from '@scampolo/server/infra/backup-record';
import { type Check, type Finding, finding } from '../finding.ts';

const OLD_DAYS = 2;
const UNPROVEN_DAYS = 90;
const DAY_MS = 86_400_000;

/** Is there a fresh backup, and has one been proven by restoring it? */
export const backup: Check = {
  name: 'backup',
  needs: 'nothing',
  async run({ config }) {
    let record: BackupRecord | null;
    try {
      record = await readBackupRecord(config.dataDir);
    } catch {
      return [finding('backup.unreadable', { folder: config.dataDir })];
    }
    if (record === null) return [finding('backup.none')];
    return judgeBackup(record, { now: Date.now(), sameDisk: await isOnDiskOf(record.file, config.dataDir) });
  },
};

/** What to say about the last backup; `now` in milliseconds since 1970. */
export function judgeBackup(
  record: BackupRecord,
  { now, sameDisk }: { now: number; sameDisk: boolean },
): Finding[] {
  const days = (now - Date.parse(record.at)) / DAY_MS;
  const proven = record.verifiedAt !== null && now - Date.parse(record.verifiedAt) < UNPROVEN_DAYS * DAY_MS;
  return [
    days > OLD_DAYS
      ? finding('backup.old', { days: Math.floor(days) })
      : finding('backup.good', { hours: Math.round(days * 24), file: basename(record.file) }),
    ...(proven ? [] : [finding('backup.unproven', { days: UNPROVEN_DAYS })]),
    ...(sameDisk ? [finding('backup.near')] : []),
  ];
}

/** False for a file that is not there (any more): it may have been taken elsewhere. */
async function isOnDiskOf(file: string, folder: string): Promise<boolean> {
  const [one, other] = await Promise.allSettled([stat(file), stat(folder)]);
  return one.status === 'fulfilled' && other.status === 'fulfilled' && one.value.dev === other.value.dev;
}
