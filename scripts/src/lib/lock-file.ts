import { posix } from 'node:path';

/** A mapping of the lock file: names to texts or to further mappings. */
export interface LockNode {
  readonly [name: string]: string | LockNode;
}

/** The sections of pnpm's lock file that say what is installed. */
export interface LockFile {
  /** the workspace's own packages, by folder */
  readonly importers: LockNode;
  /** `name@version` of every package from a registry, also those that only other platforms or tools need */
  readonly packages: LockNode;
  /** what each of them depends on; a key carries its peers in brackets */
  readonly snapshots: LockNode;
  /** `name@version` of the packages that we change before use */
  readonly patched: readonly string[];
}

/** A dependency as it is listed: its name, and its version or a mapping that has it. */
type Entry = [name: string, value: string | LockNode];

const SUPPORTED = '9.0';
const LINE = /^( *)(?:'([^']+)'|([^\s'#-][^:]*)):(?: (.*))?$/;

/**
 * Reads a pnpm-lock.yaml. pnpm writes a small part of YAML: mappings of two blanks a level and texts of one line; lists are
 * left out, since nothing here needs them.
 *
 * @throws {Error} when the text is no lock file of version 9.0, the one this was written for
 */
export function readLockFile(text: string): LockFile {
  const root = readMappings(text);
  const version = root['lockfileVersion'];
  if (version !== SUPPORTED) {
    throw new Error(`pnpm-lock.yaml has version ${String(version)}; only ${SUPPORTED} can be read`);
  }
  const packages = sectionOf(root, 'packages');
  if (Object.keys(packages).length === 0) throw new Error('pnpm-lock.yaml lists no package');
  return {
    importers: sectionOf(root, 'importers'),
    packages,
    snapshots: sectionOf(root, 'snapshots'),
    patched: Object.keys(sectionOf(root, 'patchedDependencies')),
  };
}

/** The versions of every package, by name; a package may be there in several at once. */
export function lockedVersions({ packages }: LockFile): Map<string, string[]> {
  const versions = new Map<string, string[]>();
  for (const key of Object.keys(packages)) {
    const { name, version } = splitKey(key);
    versions.set(name, [...(versions.get(name) ?? []), version]);
  }
  return versions;
}

/**
 * `name@version` of every package that the workspace needs to run, through every dependency.
 *
 * @param optional `leave out` those that a platform may do without; `take` all of them, also those of other platforms
 */
export function productionPackages(
  lock: LockFile,
  { optional }: { optional: 'leave out' | 'take' },
): Set<string> {
  const kinds = optional === 'take' ? ['dependencies', 'optionalDependencies'] : ['dependencies'];
  const needed = (node: string | LockNode | undefined) =>
    kinds.flatMap((kind) => Object.entries(mappingOf(mappingOf(node)[kind])));
  const found = new Set<string>();
  const waiting = Object.values(lock.importers).flatMap(needed);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const key = snapshotKey(lock, next);
    if (key === null || found.has(key)) continue;
    found.add(key);
    waiting.push(...needed(lock.snapshots[key]));
  }
  return new Set([...found].map(withoutPeers));
}

/**
 * What each of the workspace's own packages needs to run, by its folder (`.` is the root): `name@version`, and the folder's name
 * for another one of them.
 */
export function directPackages(lock: LockFile): Map<string, string[]> {
  const kinds = ['dependencies', 'optionalDependencies'];
  const direct = (importer: string | LockNode) =>
    kinds
      .flatMap((kind) => Object.entries(mappingOf(mappingOf(importer)[kind])))
      .map((entry) => {
        const key = snapshotKey(lock, entry);
        return key === null ? posix.basename(versionOf(entry)) : withoutPeers(key);
      });
  return new Map(Object.entries(lock.importers).map(([folder, importer]) => [folder, direct(importer)]));
}

/** The key of what a dependency leads to; null for a package of the workspace itself. */
function snapshotKey(lock: LockFile, entry: Entry): string | null {
  const [name] = entry;
  const version = versionOf(entry);
  if (version.startsWith('link:')) return null;
  // An alias names the real package in its version.
  const key = [`${name}@${version}`, version].find((one) => one in lock.snapshots);
  if (key === undefined) throw new Error(`pnpm-lock.yaml has no snapshot of ${name}@${version}`);
  return key;
}

function versionOf([, value]: Entry): string {
  return typeof value === 'string' ? value : String(value['version']);
}

function withoutPeers(key: string): string {
  return key.replace(/\(.*$/, '');
}

function splitKey(key: string): { name: string; version: string } {
  const at = key.indexOf('@', 1);
  return { name: key.slice(0, at), version: key.slice(at + 1) };
}

function sectionOf(root: LockNode, name: string): LockNode {
  return mappingOf(root[name]);
}

function mappingOf(node: string | LockNode | undefined): LockNode {
  return typeof node === 'object' ? node : {};
}

interface GrowingNode {
  [name: string]: string | GrowingNode;
}

function readMappings(text: string): LockNode {
  const root: GrowingNode = Object.create(null);
  const open: GrowingNode[] = [root];
  for (const line of text.split('\n')) {
    const [, indent = '', quoted, plain, value] = LINE.exec(line) ?? [];
    const name = quoted ?? plain;
    if (name === undefined) continue;
    const level = indent.length / 2;
    const parent = open[level];
    if (parent === undefined) throw new Error(`pnpm-lock.yaml has an unexpected line: ${line}`);
    open.length = level + 1;
    if (value === undefined) {
      const child: GrowingNode = Object.create(null);
      parent[name] = child;
      open.push(child);
    } else parent[name] = value.replace(/^'(.*)'$/, '$1');
  }
  return root;
}
