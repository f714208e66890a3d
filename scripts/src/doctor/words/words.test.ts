import { describe, expect, it } from 'vitest';
import { FINDINGS, type FindingCode, finding } from '../finding.ts';
import { CATALOGUES, DOCTOR_LANGUAGES, tell, tellAll } from './words.ts';

const CODES = Object.keys(FINDINGS) as FindingCode[];
const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

describe.each(DOCTOR_LANGUAGES)('in %s', (language) => {
  it.each(CODES)('%s says what to do exactly when it is not good', (code) => {
    const { what, todo } = tell(language, finding(code));
    expect(what).not.toBe('');
    // A check that found everything good asks for nothing.
    expect(todo !== '').toBe(FINDINGS[code] !== 'good');
  });
});

it('both languages speak of the same values', () => {
  for (const code of CODES) {
    const [one, other] = DOCTOR_LANGUAGES.map((language) => CATALOGUES[language].checks[code]);
    expect(placeholders(other?.[0] ?? ''), code).toEqual(placeholders(one?.[0] ?? ''));
  }
});

it('tells what matters most first, and how much of it there is', () => {
  const told = [
    finding('runtime.good', { version: '26.1.0' }),
    finding('backup.near'),
    finding('disk.full', { folder: '/data', gigabytes: '0.2', percent: 1 }),
  ].map((one) => tell('en', one));
  expect(tellAll('en', told)).toBe(`To be done
  ✗ The disk of /data is nearly full: 0.2 GB (1 %) are free.
    → Make room now: move old backups away, shorten logs (journalctl --vacuum-time=30d). A full disk stops everything.

Could be better
  ! The last backup lies on the same disk as the exchange: when that breaks, both are gone.
    → pnpm backup --to a folder on another disk or machine, or copy the files away.

All right
  ✓ Node.js 26.1.0.

1 to be done, 1 that could be better, 1 all right.`);
});
