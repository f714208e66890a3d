import { z } from 'zod';
import { readSecretFiles } from './secret-files.ts';

const url = (protocols: readonly string[]) =>
  z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), {
    error: `must be an address that starts with ${protocols.join(' or ')}`,
  });
const onOff = z.enum(['on', 'off']);

const S3_NAMES = ['S3_ENDPOINT', 'S3_REGION', 'S3_BUCKET', 'S3_KEY', 'S3_SECRET'] as const;

const environment = z
  .object({
    PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
    HOST: z.string().min(1).default('127.0.0.1'),
    NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
    PUBLIC_URL: url(['http:', 'https:']).optional(),
    DATA_DIR: z.string().min(1).default('.data'),
    DATABASE_URL: url(['postgres:', 'postgresql:']).optional(),
    SMTP_URL: url(['smtp:', 'smtps:']).optional(),
    S3_ENDPOINT: url(['http:', 'https:']).optional(),
    S3_REGION: z
      .string()
      .regex(/^[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?$/, 'must be the name of a region')
      .optional(),
    S3_BUCKET: z
      .string()
      .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'must be the name of a bucket')
      .optional(),
    S3_KEY: z.string().min(1).optional(),
    S3_SECRET: z.string().min(1).optional(),
    MEILI_URL: url(['http:', 'https:']).optional(),
    MEILI_KEY: z.string().min(1).optional(),
    MEILI_INDEX_PREFIX: z
      .string()
      .regex(/^[a-zA-Z0-9][a-zA-Z0-9_-]{0,39}$/, 'must be up to 40 letters, digits, _ and -')
      .default('scampolo'),
    MAIL_FROM: z.string().min(3).default('Scampolo <scampolo@localhost>'),
    JWT_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
    SEED: z.enum(['demo', 'none']).optional(),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
    TRUST_PROXY: z.string().optional(),
    RATE_LIMIT: onOff.default('on'),
    METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
    DRAIN_SECONDS: z.coerce.number().min(0).max(300).optional(),
    STOP_SECONDS: z.coerce.number().min(0).max(3600).default(20),
    MAX_IN_HAND: z.coerce.number().int().min(1).max(100_000).default(400),
    DATABASE_CONNECTIONS: z.coerce.number().int().min(2).max(1000).optional(),
  })
  .superRefine((env, context) => {
    const refuse = (name: string, message: string) =>
      context.addIssue({ code: 'custom', path: [name], message });
    if (S3_NAMES.some((name) => env[name] !== undefined)) {
      for (const name of S3_NAMES)
        if (!env[name]) refuse(name, 'is required when another S3_ setting is given');
    }
    if (env.MEILI_KEY && !env.MEILI_URL) refuse('MEILI_URL', 'is required when MEILI_KEY is given');
    if (env.NODE_ENV !== 'production') return;
    if (!env.JWT_SECRET) refuse('JWT_SECRET', 'is required in production (at least 32 random characters)');
    else if (isObvious(env.JWT_SECRET))
      refuse('JWT_SECRET', 'can be guessed: take at least 32 random characters (openssl rand -base64 48)');
    if (!env.PUBLIC_URL) refuse('PUBLIC_URL', 'is required in production (the address people open)');
    else if (!isPrivateAddress(env.PUBLIC_URL)) refuse('PUBLIC_URL', 'must be https in production');
    if (env.SEED === 'demo') refuse('SEED', 'demo accounts are refused in production');
    if (env.RATE_LIMIT === 'off') refuse('RATE_LIMIT', 'cannot be off in production');
    if (env.MEILI_URL) refuseOpenEngine(env.MEILI_URL, env.MEILI_KEY, refuse);
  });

/** A search engine that others could read, or change, or whose key they could read on its way. */
function refuseOpenEngine(
  address: string,
  key: string | undefined,
  refuse: (name: string, message: string) => void,
): void {
  if (!isPrivateAddress(address) && !isInnerHost(new URL(address).hostname))
    refuse('MEILI_URL', 'must be https in production, unless the engine is on the same machine or network');
  if (!key) refuse('MEILI_KEY', 'is required in production');
  else if (key.length < 16 || isObvious(key))
    refuse('MEILI_KEY', 'can be guessed: take at least 16 random characters (openssl rand -base64 24)');
}

/** What documentation, examples and tired fingers leave in the place of a secret. */
function isObvious(secret: string): boolean {
  const words = /change.?me|secret|example|password|passphrase|default|scampolo|0123456789/i;
  return new Set(secret).size < 8 || words.test(secret);
}

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
  /** the bucket that keeps photos and private files; null: folders under `dataDir` */
  s3: {
    /** of the service, without the bucket, which is addressed by path */
    endpoint: string;
    region: string;
    bucket: string;
    key: string;
    secret: string;
  } | null;
  /** the search engine beside PostgreSQL's own index; null: none */
  meilisearch: {
    /** without a slash at the end */
    url: string;
    /** null: it asks for none */
    key: string | null;
    /** what the names of its indexes begin with */
    indexPrefix: string;
  } | null;
  /** null: made once and kept under `dataDir` (never in production) */
  jwtSecret: string | null;
  seed: 'demo' | 'none';
  logLevel: string;
  /** proxies whose forwarded headers count (Fastify's `trustProxy`: a list of addresses or CIDR blocks); null: none */
  trustProxy: string | null;
  rateLimit: boolean;
  /** who sends it as a Bearer token may read /metrics; null: this machine itself */
  metricsToken: string | null;
  /** seconds that a server which was asked to stop still answers, so that balancers notice by /readyz */
  drainSeconds: number;
  /** seconds after that which requests in hand may take; what is still under way then is cut */
  stopSeconds: number;
  /** requests in hand of one process from which on those of signed-out readers are refused; from twice as many all are */
  maxInHand: number;
  /** connections to the database that a process keeps; null: about twice the cores */
  databaseConnections: number | null;
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
  const { values: given, problems } = readSecretFiles(env);
  const present = Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = environment.safeParse(present);
  const issues = parsed.error?.issues ?? [];
  const lines = [...problems, ...issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)];
  if (!parsed.success || lines.length > 0) {
    const list = lines.map((line) => `  ${line}`).join('\n');
    throw new ConfigError(`The configuration has ${lines.length} problem(s):\n${list}`);
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
    s3: bucketOf(values),
    meilisearch: values.MEILI_URL
      ? {
          url: values.MEILI_URL.replace(/\/+$/, ''),
          key: values.MEILI_KEY ?? null,
          indexPrefix: values.MEILI_INDEX_PREFIX,
        }
      : null,
    jwtSecret: values.JWT_SECRET ?? null,
    seed: values.SEED ?? (values.NODE_ENV === 'production' || values.DATABASE_URL ? 'none' : 'demo'),
    logLevel: values.LOG_LEVEL,
    trustProxy: values.TRUST_PROXY ?? null,
    rateLimit: values.RATE_LIMIT === 'on',
    metricsToken: values.METRICS_TOKEN ?? null,
    drainSeconds: values.DRAIN_SECONDS ?? (values.NODE_ENV === 'production' ? 1 : 0),
    stopSeconds: values.STOP_SECONDS,
    maxInHand: values.MAX_IN_HAND,
    databaseConnections: values.DATABASE_CONNECTIONS ?? null,
  };
}

/** All five or none are there: the schema saw to it. */
function bucketOf(values: z.infer<typeof environment>): Config['s3'] {
  const {
    S3_ENDPOINT: endpoint,
    S3_REGION: region,
    S3_BUCKET: bucket,
    S3_KEY: key,
    S3_SECRET: secret,
  } = values;
  if (!endpoint || !region || !bucket || !key || !secret) return null;
  return { endpoint, region, bucket, key, secret };
}

/** Encrypted, or never leaving this machine. */
function isPrivateAddress(publicUrl: string): boolean {
  const { protocol, hostname } = new URL(publicUrl);
  return protocol === 'https:' || /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname);
}

/** A name or number that means nothing on the public net: of containers that share a network, or of private ranges (RFC 1918, RFC 4193). */
function isInnerHost(hostname: string): boolean {
  return (
    !/[.:]/.test(hostname) ||
    /\.(?:internal|local|lan|home\.arpa)$/.test(hostname) ||
    /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)[\d.]+$/.test(hostname) ||
    /^\[f[cd][0-9a-f]{2}:/.test(hostname)
  );
}
