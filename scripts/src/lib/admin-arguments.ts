import { parseArgs } from 'node:util';
import { email as emailSchema } from '@scampolo/shared/contract/identity';
import { suspensionBody } from '@scampolo/shared/contract/workshops';
import { INTERFACE_LANGUAGES, type InterfaceLanguage } from '@scampolo/shared/domain/catalogue';
import { setUpError } from './failure.ts';

/** What `pnpm admin` is asked to do. */
export type AdminRequest =
  | { command: 'help' }
  | { command: 'list-staff' }
  | { command: 'invite'; email: string; role: 'staff'; hub: string; locale: InterfaceLanguage }
  | { command: 'invite'; email: string; role: 'admin'; locale: InterfaceLanguage }
  | { command: 'suspend'; email: string; note: string }
  | { command: 'restore'; email: string };

export const ADMIN_HELP = `pnpm admin, for who runs the installation:

  pnpm admin invite EMAIL --hub milano [--role staff] [--locale it|en]
      invites somebody to the staff of a hub: mails a link, and prints it
  pnpm admin invite EMAIL --role admin [--locale it|en]
      invites somebody to administer all hubs
  pnpm admin suspend EMAIL --note "why"
      signs every account of the address out and lets none sign in; the note is mailed
  pnpm admin restore EMAIL
      lets the accounts of the address sign in again
  pnpm admin list-staff
      who is staff of a hub, or an admin

It works on the database of DATABASE_URL, else on that of DATA_DIR, also while the server runs.`;

const OPTIONS = {
  help: { type: 'boolean', short: 'h' },
  hub: { type: 'string' },
  role: { type: 'string' },
  locale: { type: 'string' },
  note: { type: 'string' },
} as const;

type Options = ReturnType<typeof parse>['values'];

/** Which options each command takes. */
const TAKES: Readonly<Record<string, readonly (keyof typeof OPTIONS)[]>> = {
  invite: ['hub', 'role', 'locale'],
  suspend: ['note'],
  restore: [],
  'list-staff': [],
};

/**
 * Reads the arguments of `pnpm admin`.
 * @throws SetUpError that says what is missing or too much
 */
export function readAdminArguments(args: readonly string[]): AdminRequest {
  const { values, positionals } = parse(args);
  const [command = 'help', address, ...more] = positionals;
  if (values.help || command === 'help') return { command: 'help' };
  const takes = TAKES[command];
  if (takes === undefined) throw misuse(`There is no command "${command}".`);
  const extra = Object.keys(values).find((name) => !takes.some((one) => one === name));
  if (extra !== undefined) throw misuse(`"${command}" takes no --${extra}.`);
  if (more.length > 0) throw misuse(`"${command}" takes no "${more.join(' ')}".`);
  if (command === 'list-staff') {
    if (address !== undefined) throw misuse('"list-staff" takes no address.');
    return { command };
  }
  const email = readEmail(address);
  if (command === 'suspend') return { command, email, note: readNote(values.note) };
  return command === 'restore' ? { command, email } : readInvitation(email, values);
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw misuse(error instanceof Error ? error.message : String(error));
  }
}

function readEmail(address: string | undefined): string {
  const parsed = emailSchema.safeParse(address);
  if (!parsed.success) throw misuse(`"${address ?? ''}" is no e-mail address.`);
  return parsed.data;
}

function readNote(note: string | undefined): string {
  const parsed = suspensionBody.safeParse({ note });
  if (!parsed.success) throw misuse('Say why with --note "…" (1 to 1000 characters): the member is told.');
  return parsed.data.note;
}

function readInvitation(email: string, { hub, role = 'staff', locale = 'it' }: Options): AdminRequest {
  const language = INTERFACE_LANGUAGES.find((one) => one === locale);
  if (language === undefined) throw misuse(`--locale is one of ${INTERFACE_LANGUAGES.join(', ')}.`);
  if (role === 'admin') {
    if (hub !== undefined) throw misuse('An admin is of all hubs: leave --hub out.');
    return { command: 'invite', email, role, locale: language };
  }
  if (role !== 'staff') throw misuse('--role is staff or admin.');
  if (hub === undefined) throw misuse('Say of which hub with --hub, such as --hub milano.');
  return { command: 'invite', email, role, hub, locale: language };
}

function misuse(what: string): Error {
  return setUpError(what, 'pnpm admin --help shows how it is used.');
}
