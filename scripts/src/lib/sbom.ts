import { createHash } from 'node:crypto';
import { directPackages, type LockFile, productionPackages } from './lock-file.ts';

/** The part of a CycloneDX document that is read or changed here; everything else stays as it is. */
export interface Sbom {
  readonly bomFormat: string;
  readonly specVersion: string;
  readonly serialNumber?: string;
  readonly metadata: { readonly timestamp?: string; readonly component: { readonly 'bom-ref': string } };
  readonly components: readonly SbomComponent[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[];
}

/** A package that is part of the exchange. */
export interface SbomComponent {
  readonly 'bom-ref': string;
  readonly group?: string;
  readonly name: string;
  readonly version: string;
  readonly licenses?: readonly unknown[];
  readonly pedigree?: {
    readonly patches: readonly { readonly type: string; readonly diff: { readonly url: string } }[];
  };
}

const OURS = '@scampolo';

/**
 * Makes a document of pnpm's one that can be compared with the next: the same lock file gives the same bytes. Lists are
 * sorted, the time is left out, the serial number follows from the content, and packages that we change say by which patch.
 */
export function finishSbom(sbom: Sbom, lock: LockFile): Sbom {
  const { timestamp: _, ...metadata } = sbom.metadata;
  const components = sbom.components
    .map((component) => (lock.patched.includes(nameOf(component)) ? withPatch(component) : component))
    .toSorted((a, b) => compare(a['bom-ref'], b['bom-ref']));
  const own = ownDependencies(sbom, lock);
  const dependencies = sbom.dependencies
    .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: [...(own.get(ref) ?? dependsOn)].sort(compare) }))
    .toSorted((a, b) => compare(a.ref, b.ref));
  const { serialNumber: __, ...rest } = sbom;
  const finished = { ...rest, metadata, components, dependencies };
  return { ...finished, serialNumber: serialNumberOf(JSON.stringify(finished)) };
}

/**
 * Compares a document with the lock file it was made from.
 *
 * @returns a sentence for each package that is missing, does not belong, or says no licence, and for each reference that leads
 *   nowhere; none when all is well. Optional packages of other platforms may be missing.
 */
export function checkSbom(sbom: Sbom, lock: LockFile): string[] {
  if (sbom.bomFormat !== 'CycloneDX') return [`the document is ${sbom.bomFormat}, not CycloneDX`];
  const listed = new Set(sbom.components.map(nameOf));
  const possible = productionPackages(lock, { optional: 'take' });
  const references = new Set([
    sbom.metadata.component['bom-ref'],
    ...sbom.components.map((one) => one['bom-ref']),
  ]);
  const followed = sbom.dependencies.flatMap(({ ref, dependsOn = [] }) => [ref, ...dependsOn]);
  return [
    ...[...productionPackages(lock, { optional: 'leave out' })]
      .filter((name) => !listed.has(name))
      .map((name) => `${name} runs in production and is not listed`),
    ...sbom.components
      .filter((one) => one.group !== OURS && !possible.has(nameOf(one)))
      .map((one) => `${nameOf(one)} is listed and does not run in production`),
    ...sbom.components
      .filter(({ licenses = [] }) => licenses.length === 0)
      .map((one) => `${nameOf(one)} says no licence`),
    ...[...new Set(followed)]
      .filter((ref) => !references.has(ref))
      .map((ref) => `${ref} is referred to and not listed`),
  ];
}

/**
 * What our own packages need, by reference. pnpm gives each package to whichever of ours it met first, another one in each
 * run. What is no component of its own (the root, the pages, the commands) counts as the exchange itself.
 */
function ownDependencies(sbom: Sbom, lock: LockFile): Map<string, Set<string>> {
  const references = new Map(sbom.components.map((one) => [nameOf(one), one['bom-ref']]));
  for (const one of sbom.components) if (one.group === OURS) references.set(one.name, one['bom-ref']);
  const found = new Map<string, Set<string>>();
  for (const [folder, direct] of directPackages(lock)) {
    const ref = references.get(folder) ?? sbom.metadata.component['bom-ref'];
    const known = direct.map((name) => references.get(name)).filter((one) => one !== undefined);
    found.set(ref, new Set([...(found.get(ref) ?? []), ...known]));
  }
  return found;
}

function nameOf({ group, name, version }: SbomComponent): string {
  return `${group ? `${group}/` : ''}${name}@${version}`;
}

/** Where pnpm keeps the patch of a package; a slash in a scoped name becomes two underscores. */
function withPatch(component: SbomComponent): SbomComponent {
  const url = `patches/${nameOf(component).replace('/', '__')}.patch`;
  return { ...component, pedigree: { patches: [{ type: 'unofficial', diff: { url } }] } };
}

/** RFC 9562, version 8: 122 bits of our own choice, here of a hash. */
function serialNumberOf(content: string): string {
  const hex = createHash('sha256').update(content).digest('hex');
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
  ];
  return `urn:uuid:${parts.join('-')}-${hex.slice(20, 32)}`;
}

/** By code unit, so that no machine's language changes the order. */
function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
