import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadConfig } from './config.ts';
import { SECRET_NAMES } from './secret-files.ts';

const SECRET = 'Wm9ycm8gYmV0dGVyIHRoYW4gbm90aGluZyBhdCBhbGwK';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scampolo-secrets-'));
  await writeFile(join(folder, 'jwt'), ` ${SECRET}\n\n`);
  await writeFile(join(folder, 'empty'), '\n');
  await writeFile(join(folder, 'short'), 'abc');
});
afterAll(() => rm(folder, { recursive: true }));

function problemsOf(env: Record<string, string>): string {
  try {
    loadConfig(env);
  } catch (error) {
    return String(error);
  }
  return '';
}

describe('a secret in a file', () => {
  it('is read without the blanks around it', () => {
    expect(loadConfig({ JWT_SECRET_FILE: join(folder, 'jwt') }).jwtSecret).toBe(SECRET);
  });

  it.each(SECRET_NAMES)('is given there or as %s, not both', (name) => {
    const problems = problemsOf({ [name]: SECRET, [`${name}_FILE`]: join(folder, 'jwt') });
    expect(problems).toContain(`${name}_FILE: give either ${name} or ${name}_FILE, not both`);
    expect(problems).not.toContain(SECRET);
  });

  it('that is not there, or empty, is named without what it might hold', () => {
    const problems = problemsOf({
      JWT_SECRET_FILE: join(folder, 'none'),
      METRICS_TOKEN_FILE: join(folder, 'empty'),
    });
    expect(problems).toContain('JWT_SECRET_FILE: the file cannot be read (ENOENT)');
    expect(problems).toContain('METRICS_TOKEN_FILE: the file is empty');
  });

  it('is checked as the variable is, and never shown', () => {
    const problems = problemsOf({
      JWT_SECRET_FILE: join(folder, 'short'),
      DATABASE_URL_FILE: join(folder, 'jwt'),
    });
    expect(problems).toMatch(
      /has 2 problem[\s\S]*DATABASE_URL: must[\s\S]*JWT_SECRET: must have at least 32/,
    );
    expect(problems).not.toContain('abc');
    expect(problems).not.toContain(SECRET);
  });
});
