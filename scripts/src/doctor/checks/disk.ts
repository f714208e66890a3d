import { statfs } from 'node:fs/promises';
import { type Check, type Finding, finding } from '../finding.ts';

const FULL_BYTES = 1_000_000_000;
const LOW_BYTES = 5_000_000_000;
const FULL_SHARE = 0.03;

/** Is there room where photos, uploads and the embedded database lie? */
export const disk: Check = {
  name: 'disk',
  needs: 'nothing',
  async run({ config }) {
    const { bavail, bsize, blocks, files, ffree } = await statfs(config.dataDir);
    const entries = files > 0 ? ffree / files : 1;
    return [judgeDisk({ folder: config.dataDir, free: bavail * bsize, size: blocks * bsize, entries })];
  },
};

/** What to say about a disk: bytes free and in all, and the share of its directory entries that is free. */
export function judgeDisk(room: { folder: string; free: number; size: number; entries: number }): Finding {
  const values = {
    folder: room.folder,
    gigabytes: (room.free / 1e9).toFixed(1),
    percent: Math.round((100 * room.free) / room.size),
  };
  if (room.free < FULL_BYTES || room.free < FULL_SHARE * room.size || room.entries < FULL_SHARE) {
    return finding('disk.full', values);
  }
  return finding(room.free < LOW_BYTES ? 'disk.low' : 'disk.good', values);
}
