import { z } from 'zod';

const url = (protocols: readonly string[]) =>
  z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), {
    error: `must be an address that starts with ${protocols.join(' or ')}`,
  });
const onOff = z.enum(['on', 'off']);

const environment = z
  .object({
    PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
    HOST: z.string().min(1).default('127.0.0.1'),
    NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
    PUBLIC_URL: url(['http:', 'https:']).optional(),
    DATA_DIR: z.string().min(1).default('.data'),
    DATABASE_URL: url(['postgres:', 'postgresql:']).optional(),
    SMTP_URL: url(['smtp:', 'smtps:']).optional(),
    MAIL_FROM: z.string().min(3).default('Scampolo <scampolo@localhost>'),
    JWT_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
    SEED: z.enum(['demo', 'none']).optional(),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
    TRUST_PROXY: z.string().optional(),
    RATE_LIMIT: onOff.default('on'),
  })
  .superRefine((env, context) => {
    if (env.NODE_ENV !== 'production') return;
    const refuse = (name: string, message: string) =>
      context.addIssue({ code: 'custom', path: [name], message });
    if (!env.JWT_SECRET) refuse('JWT_SECRET', 'is required in production (at least 32 random characters)');
    if (!env.PUBLIC_URL) refuse('PUBLIC_URL', 'is required in production (the address people open)');
    if (env.SEED === 'demo') refuse('SEED', 'demo accounts are refused in production');
    if (env.RATE_LIMIT === 'off') refuse('RATE_LIMIT', 'cannot be off in production');
  });

/** The exchange's settings, parsed and complete. */
export interface Config {
  port: number;
  host: string;
  mode: 'development' | 'test' | 'production';
  /** without a slash at the end; null: the address the server listens on */
  publicUrl: string | null;
  dataDir: string;
  /** null: the embedded PostgreSQL under `dataDir` */
  databaseUrl: string | null;
  /** null: mails land under `dataDir`/mail */
  smtpUrl: string | null;
  mailFrom: string;
  /** null: made once and kept under `dataDir` (never in production) */
  jwtSecret: string | null;
  seed: 'demo' | 'none';
  logLevel: string;
  /** proxies whose forwarded headers count (Fastify's `trustProxy`: a list of addresses or CIDR blocks); null: none */
  trustProxy: string | null;
  rateLimit: boolean;
}

/** The configuration cannot be used; `message` lists every problem, one a line. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

/**
 * Parses the environment. The only reader of `process.env` in the server.
 * @throws {ConfigError} listing every variable that is wrong
 */
export function loadConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const present = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = environment.safeParse(present);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new ConfigError(`The configuration has ${lines.length} problem(s):\n${lines.join('\n')}`);
  }
  const values = parsed.data;
  return {
    port: values.PORT,
    host: values.HOST,
    mode: values.NODE_ENV,
    publicUrl: values.PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    dataDir: values.DATA_DIR,
    databaseUrl: values.DATABASE_URL ?? null,
    smtpUrl: values.SMTP_URL ?? null,
    mailFrom: values.MAIL_FROM,
    jwtSecret: values.JWT_SECRET ?? null,
    seed: values.SEED ?? (values.NODE_ENV === 'production' || values.DATABASE_URL ? 'none' : 'demo'),
    logLevel: values.LOG_LEVEL,
    trustProxy: values.TRUST_PROXY ?? null,
    rateLimit: values.RATE_LIMIT === 'on',
  };
}
