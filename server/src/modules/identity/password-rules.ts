import { AppError, type Issue } from '@scampolo/shared/errors';

/** From so many letters on a person's own word counts; shorter ones are parts of too many others. */
const SHORTEST_WORD = 3;
/** Passwords of fewer different characters than this are keys held down. */
const FEWEST_CHARACTERS = 4;
/** So many digits and signs around a common password do not make it another; more of them are a secret of their own. */
const MOST_DECORATION = 6;
/** The contract takes nothing shorter than ten, so with its decoration nothing shorter than this could be typed. */
const SHORTEST_LISTED = 10 - MOST_DECORATION;
const OWN_NAME = 'scampolo';

/** Who a password is for: what somebody who knows them would try first. */
export interface PasswordOwner {
  email: string;
  name: string;
  workshops: readonly string[];
}

/**
 * The issue with a new password, or null. Refused are the most common ones (of the list that comes with
 * `@zxcvbn-ts/language-common`, 49,000), also with a few digits and signs around, and those made of the owner's address, name
 * or workshop, or of this exchange's name, with nothing but digits and signs around.
 * @param path of the field in the input
 */
export async function passwordIssue(
  password: string,
  owner: PasswordOwner,
  path: string,
): Promise<Issue | null> {
  const folded = password.normalize('NFKC').toLowerCase();
  const common = isMonotonous(folded) || isOfOwner(folded, owner) || (await isCommon(folded));
  if (!common) return null;
  return {
    path,
    code: 'too_common',
    message: 'Many people use this password, or it is easily guessed: choose another.',
  };
}

/** @throws {AppError} VALIDATION_FAILED with the issue of {@link passwordIssue} */
export async function requireGoodPassword(
  password: string,
  owner: PasswordOwner,
  path: string,
): Promise<void> {
  const issue = await passwordIssue(password, owner, path);
  if (issue) throw new AppError('VALIDATION_FAILED', { issues: [issue] });
}

function isMonotonous(password: string): boolean {
  return new Set(password).size < FEWEST_CHARACTERS;
}

/** True when only digits and signs are left of the password without the owner's words. */
function isOfOwner(password: string, owner: PasswordOwner): boolean {
  let rest = password;
  for (const word of wordsOf(owner)) rest = rest.replaceAll(word, ' ');
  return rest !== password && !/\p{L}/u.test(rest);
}

/** What the owner is called, the longest first: whole texts, texts without blanks, and their words. */
function wordsOf({ email, name, workshops }: PasswordOwner): string[] {
  const texts = [email, email.split('@')[0] ?? '', name, ...workshops, OWN_NAME].map((text) =>
    text.normalize('NFKC').toLowerCase(),
  );
  const words = texts.flatMap((text) => [text, text.replaceAll(/[^\p{L}\p{N}]+/gu, ''), ...partsOf(text)]);
  return [...new Set(words)]
    .filter((word) => word.length >= SHORTEST_WORD && /\p{L}/u.test(word))
    .toSorted((a, b) => b.length - a.length);
}

function partsOf(text: string): string[] {
  return text.split(/[^\p{L}\p{N}]+/u);
}

/** On the list as it stands, or without the little that people put around a word to make it long enough. */
async function isCommon(password: string): Promise<boolean> {
  const list = await commonPasswords();
  const core = password.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  return list.has(password) || (password.length - core.length <= MOST_DECORATION && list.has(core));
}

let known: Promise<ReadonlySet<string>> | undefined;

/** Loaded when it is first needed: unpacking the list takes 30 ms and some memory that a start can do without. */
function commonPasswords(): Promise<ReadonlySet<string>> {
  known ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) =>
      new Set(dictionary['passwords-common'].filter((one) => one.length >= SHORTEST_LISTED)),
  );
  return known;
}
