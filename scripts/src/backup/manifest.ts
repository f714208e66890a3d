/** The format of backups that this release writes; it reads no other. */
export const FORMAT = 1;

/** What a member of an archive, or several of one kind in their order, must amount to. */
export interface Content {
  /** of a table and of jobs: rows; of photos: files */
  readonly count: number;
  readonly bytes: number;
  /** SHA-256 in hex over the bytes; of photos over their keys, a line feed after each */
  readonly sha256: string;
}

/** A table's rows, in PostgreSQL's COPY text format. */
export interface TableContent extends Content {
  readonly name: string;
  readonly columns: readonly string[];
}

/** Where a sequence stood: its next number is `value`, or the one after it once `called`. */
export interface SequenceState {
  readonly name: string;
  readonly value: string;
  readonly called: boolean;
}

/** The last member of a backup: what the others must be. Without it a backup is not whole. */
export interface Manifest {
  readonly format: number;
  /** of the release that wrote it */
  readonly application: string;
  /** when everything in it was true: ISO 8601, UTC, by the database's clock */
  readonly at: string;
  /** of the server it comes from, such as `18.4` */
  readonly postgres: string;
  /** those applied to the database, in their order */
  readonly migrations: readonly { readonly name: string; readonly hash: string }[];
  /** in an order in which each finds what it refers to */
  readonly tables: readonly TableContent[];
  readonly sequences: readonly SequenceState[];
  readonly jobs: Content;
  readonly photos: Content & { readonly missing: number; readonly damaged: number };
}

/** What a member of an archive is called. */
export const MANIFEST_NAME = 'manifest.json';
export const tableMember = (table: string, part: number) => `tables/${table}/${numbered(part)}.copy`;
export const jobsMember = (part: number) => `jobs/${numbered(part)}.ndjson`;
export const photoMember = (key: string) => `photos/${key.slice(0, 2)}/${key}`;

/** What a member's name says; null for one that no backup has. */
export type Member =
  | { readonly kind: 'table'; readonly table: string }
  | { readonly kind: 'jobs' }
  | { readonly kind: 'photo'; readonly key: string }
  | { readonly kind: 'manifest' };

export function readMemberName(name: string): Member | null {
  if (name === MANIFEST_NAME) return { kind: 'manifest' };
  if (/^jobs\/\d{6}\.ndjson$/.test(name)) return { kind: 'jobs' };
  const table = /^tables\/([a-z][a-z0-9_]*)\/\d{6}\.copy$/.exec(name)?.[1];
  if (table !== undefined) return { kind: 'table', table };
  const key = /^photos\/[0-9a-f]{2}\/([0-9a-f]{64}\.(?:webp|avif))$/.exec(name)?.[1];
  return key === undefined ? null : { kind: 'photo', key };
}

/** Reads a manifest; null when the text is none, or of another format. */
export function parseManifest(text: string): Manifest | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  return isManifest(value) ? value : null;
}

function numbered(part: number): string {
  return String(part).padStart(6, '0');
}

function isManifest(value: unknown): value is Manifest {
  return (
    isRecord(value) &&
    value['format'] === FORMAT &&
    ['application', 'at', 'postgres'].every((name) => typeof value[name] === 'string') &&
    isListOf(value['migrations'], isMigration) &&
    isListOf(value['tables'], isTable) &&
    isListOf(value['sequences'], isSequence) &&
    isContent(value['jobs']) &&
    isContent(value['photos']) &&
    isCount(value['photos']['missing']) &&
    isCount(value['photos']['damaged'])
  );
}

function isMigration(value: unknown): boolean {
  return isRecord(value) && isName(value['name']) && typeof value['hash'] === 'string';
}

function isTable(value: unknown): boolean {
  return isContent(value) && isName(value['name']) && isListOf(value['columns'], isName);
}

function isSequence(value: unknown): boolean {
  return (
    isRecord(value) &&
    isName(value['name']) &&
    typeof value['value'] === 'string' &&
    /^-?\d+$/.test(value['value']) &&
    typeof value['called'] === 'boolean'
  );
}

function isContent(value: unknown): value is Record<string, unknown> {
  return (
    isRecord(value) &&
    isCount(value['count']) &&
    isCount(value['bytes']) &&
    typeof value['sha256'] === 'string' &&
    /^[0-9a-f]{64}$/.test(value['sha256'])
  );
}

function isListOf(value: unknown, isOne: (one: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isOne);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isName(value: unknown): boolean {
  return typeof value === 'string' && /^[a-z0-9_]+$/.test(value);
}

function isCount(value: unknown): boolean {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
