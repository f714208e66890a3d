import { FINDINGS, type Finding, type FindingCode, type Level } from '../finding.ts';
import { en } from './en.ts';
import { it } from './it.ts';

export const DOCTOR_LANGUAGES = ['en', 'it'] as const;
export type DoctorLanguage = (typeof DOCTOR_LANGUAGES)[number];

/** What the doctor says in a language: what was found and, unless it is good, what to do. `{name}` stands for a value. */
export interface Catalogue {
  readonly headings: Readonly<Record<Level | 'summary', string>>;
  readonly checks: { readonly [Code in FindingCode]: readonly [what: string, todo?: string] };
}

/** A finding as a person reads it. */
export interface Told extends Finding {
  readonly level: Level;
  readonly what: string;
  /** empty when there is nothing to do */
  readonly todo: string;
}

export const CATALOGUES: Readonly<Record<DoctorLanguage, Catalogue>> = { en, it };

/** Puts a finding into words. */
export function tell(language: DoctorLanguage, found: Finding): Told {
  const [what, todo = ''] = CATALOGUES[language].checks[found.code];
  return {
    ...found,
    level: FINDINGS[found.code],
    what: fill(what, found.values),
    todo: fill(todo, found.values),
  };
}

/** The whole report, what matters most first. */
export function tellAll(language: DoctorLanguage, told: readonly Told[]): string {
  const { headings } = CATALOGUES[language];
  const of = (level: Level) => told.filter((one) => one.level === level);
  const parts = (['problem', 'advice', 'good'] as const)
    .filter((level) => of(level).length > 0)
    .map((level) => [headings[level], ...of(level).map(paragraph)].join('\n'));
  const [problems, advice, good] = [of('problem').length, of('advice').length, of('good').length];
  return [...parts, fill(headings.summary, { problems, advice, good })].join('\n\n');
}

function paragraph({ level, what, todo }: Told): string {
  const mark = { problem: '✗', advice: '!', good: '✓' }[level];
  return [`  ${mark} ${what}`, ...(todo === '' ? [] : [`    → ${todo}`])].join('\n');
}

function fill(text: string, values: Finding['values']): string {
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
