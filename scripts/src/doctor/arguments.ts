import { parseArgs } from 'node:util';
import { email } from '@scampolo/shared/contract/identity';
import { setUpError } from '../lib/failure.ts';
import { DOCTOR_LANGUAGES, type DoctorLanguage } from './words/words.ts';

export const DOCTOR_HELP = `pnpm doctor: looks at everything, says what is wrong and what to do. Changes nothing.

  pnpm doctor [--all] [--mail you@example.org] [--json] [--lang it]

  --all           looks at every photo, and not at some
  --mail ADDRESS  sends a mail for trial to that address; none is sent otherwise
  --json          for programs: {"findings": [{"code", "level", "values", "what", "todo"}], "problems", "advice"}
  --lang it       in Italian (en, it)

It reads the same settings as the exchange: run it where the exchange runs, as the same user.
Ends with 0 when all is well, with 1 when something must be done, with 2 when the doctor itself failed.`;

/** What `pnpm doctor` is asked to do. */
export interface DoctorRequest {
  readonly all: boolean;
  readonly json: boolean;
  readonly mailTo: string | null;
  readonly language: DoctorLanguage;
}

/**
 * Reads the arguments of `pnpm doctor`; null: show the help.
 * @throws SetUpError that says what is wrong
 */
export function readDoctorArguments(args: readonly string[]): DoctorRequest | null {
  const values = parse(args);
  if (values.help) return null;
  const language = DOCTOR_LANGUAGES.find((one) => one === (values.lang ?? 'en'));
  if (language === undefined) throw misuse(`--lang is one of ${DOCTOR_LANGUAGES.join(', ')}.`);
  const mailTo = values.mail === undefined ? null : email.safeParse(values.mail);
  if (mailTo?.success === false) throw misuse('--mail takes an e-mail address.');
  return { all: values.all ?? false, json: values.json ?? false, mailTo: mailTo?.data ?? null, language };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        help: { type: 'boolean', short: 'h' },
        all: { type: 'boolean' },
        json: { type: 'boolean' },
        mail: { type: 'string' },
        lang: { type: 'string' },
      },
    }).values;
  } catch (error) {
    throw misuse(error instanceof Error ? error.message : String(error));
  }
}

function misuse(what: string): Error {
  return setUpError(what, 'pnpm doctor --help shows how it is used.');
}
