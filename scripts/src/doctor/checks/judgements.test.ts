import { describe, expect, it } from 'vitest';
import { readDoctorArguments } from '../arguments.ts';
import { judgeBackup } from './backup.ts';
import { judgeClock } from './database.ts';
import { judgeDisk } from './disk.ts';
import { judgeNode } from './runtime.ts';

const codes = (findings: { code: string }[]) => findings.map(({ code }) => code);

it('Node.js is the one of the release, older, or newer', () => {
  expect(codes([judgeNode('26.10.0'), judgeNode('24.9.9'), judgeNode('28.0.0')])).toEqual([
    'runtime.good',
    'runtime.old',
    'runtime.untried',
  ]);
});

it('clocks differ by what the way there and back does not explain', () => {
  expect(judgeClock(0, 500, 1000)).toMatchObject({ code: 'clock.good', values: { seconds: 0 } });
  expect(judgeClock(0, 40_000, 45_000)).toMatchObject({ code: 'clock.good' });
  expect(judgeClock(0, 45_000, 5000)).toMatchObject({ code: 'clock.apart', values: { seconds: 40 } });
  expect(judgeClock(100_000, 0, 100_500)).toMatchObject({ code: 'clock.apart', values: { seconds: 100 } });
});

it('a disk is low, or nearly full by bytes, by share or by entries', () => {
  const room = { folder: '/data', free: 50e9, size: 100e9, entries: 0.5 };
  const judged = [
    room,
    { ...room, free: 4.9e9 },
    { ...room, free: 0.9e9 },
    { ...room, size: 2e12 },
    { ...room, entries: 0.01 },
  ];
  expect(codes(judged.map(judgeDisk))).toEqual([
    'disk.good',
    'disk.low',
    'disk.full',
    'disk.full',
    'disk.full',
  ]);
});

describe('a backup', () => {
  const now = Date.parse('2026-03-10T12:00:00Z');
  const record = {
    at: '2026-03-10T02:00:00.000Z',
    file: '/b/x.tar',
    bytes: 1,
    encrypted: false,
    verifiedAt: '2026-03-01T00:00:00.000Z',
  };
  const judge = (changes: Partial<typeof record>, sameDisk = false) =>
    codes(judgeBackup({ ...record, ...changes }, { now, sameDisk }));

  it('of last night that was proven lately and lies elsewhere is all right', () => {
    expect(judge({})).toEqual(['backup.good']);
  });
  it('is too old after two days, unproven after ninety, and too near on the same disk', () => {
    expect(judge({ at: '2026-03-08T11:00:00.000Z' })).toEqual(['backup.old']);
    expect(judge({ verifiedAt: '2025-12-01T00:00:00.000Z' })).toEqual(['backup.good', 'backup.unproven']);
    expect(codes(judgeBackup({ ...record, verifiedAt: null }, { now, sameDisk: true }))).toEqual([
      'backup.good',
      'backup.unproven',
      'backup.near',
    ]);
  });
});

it('reads what the doctor is asked', () => {
  expect(readDoctorArguments([])).toEqual({ all: false, json: false, mailTo: null, language: 'en' });
  expect(readDoctorArguments(['--all', '--json', '--lang', 'it', '--mail', 'ada@hub.example'])).toEqual({
    all: true,
    json: true,
    mailTo: 'ada@hub.example',
    language: 'it',
  });
  expect(readDoctorArguments(['--help'])).toBeNull();
  for (const wrong of [['--lang', 'xx'], ['--mail', 'nobody'], ['more'], ['--fix']]) {
    expect(() => readDoctorArguments(wrong)).toThrow(/pnpm doctor --help/);
  }
});
