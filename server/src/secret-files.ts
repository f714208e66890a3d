import { readFileSync } from 'node:fs';

/** Settings that may be given as a file: `JWT_SECRET_FILE=/run/secrets/jwt` instead of `JWT_SECRET=…`. */
export const SECRET_NAMES = [
  'JWT_SECRET',
  'DATABASE_URL',
  'SMTP_URL',
  'METRICS_TOKEN',
  'S3_KEY',
  'S3_SECRET',
  'MEILI_KEY',
] as const;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The environment with the contents of files in the place of the variables that name them, without blanks at either end; and
 * what is wrong, a line each: a value and a file at once, a file that cannot be read or is empty. Neither ever holds a value.
 */
export function readSecretFiles(env: Environment): {
  values: Record<string, string | undefined>;
  problems: string[];
} {
  const values: Record<string, string | undefined> = { ...env };
  const problems: string[] = [];
  for (const name of SECRET_NAMES) {
    const path = env[`${name}_FILE`];
    if (!path) continue;
    if (env[name]) {
      problems.push(`${name}_FILE: give either ${name} or ${name}_FILE, not both`);
      continue;
    }
    const read = readSecret(path);
    if ('problem' in read) problems.push(`${name}_FILE: ${read.problem}`);
    // Present in any case, so that what is missing is said once.
    values[name] = 'text' in read ? read.text : undefined;
  }
  return { values, problems };
}

function readSecret(path: string): { text: string } | { problem: string } {
  try {
    const text = readFileSync(path, 'utf8').trim();
    return text === '' ? { problem: 'the file is empty' } : { text };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return { problem: `the file cannot be read (${code})` };
  }
}
