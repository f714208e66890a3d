import semver from 'semver';

/** The oldest versions of a package that may be used, and the advisory that taught so. */
export interface Floor {
  readonly name: string;
  /** one for each major version that was mended, oldest first: a version is held to the newest one that is not of a later major */
  readonly lowest: readonly [string, ...string[]];
  /** identifiers, the one that set the floor first */
  readonly advisory: string;
  /** what older versions let happen */
  readonly because: string;
}

/** Packages of the lock file whose older versions are known to be unsafe for what this exchange does with them. */
export const DEPENDENCY_FLOORS: readonly Floor[] = [
  {
    name: 'fastify',
    lowest: ['5.12.1'],
    advisory:
      'GHSA-w2qp-rph6-63g4, GHSA-3m5p-2c4r-xxw2; before them CVE-2026-33806, CVE-2026-3635, CVE-2026-25223',
    because: 'forwarded headers of strangers counted, and odd content types skipped the check of the body',
  },
  {
    name: '@fastify/static',
    lowest: ['10.1.2'],
    advisory: 'CVE-2026-7120 (GHSA-8pvw-jcv7-9cmj); before it CVE-2026-15074, CVE-2026-6414',
    because: 'encoded slashes and dot segments reached files that a route guards',
  },
  {
    name: '@fastify/multipart',
    lowest: ['9.0.3'],
    advisory: 'CVE-2025-24033',
    because: 'an upload that was broken off left its temporary file behind',
  },
  {
    name: 'fast-jwt',
    lowest: ['6.2.4'],
    advisory: 'CVE-2026-44351; before it CVE-2026-34950, CVE-2026-35042, CVE-2023-48223',
    because: 'forged tokens passed as signed ones',
  },
  {
    name: 'find-my-way',
    lowest: ['9.7.0'],
    advisory: 'CVE-2026-47219 (GHSA-c96f-x56v-gq3h); before it CVE-2024-45813',
    because: 'one request could keep the router busy or end the process',
  },
  {
    name: 'fast-uri',
    lowest: ['3.1.7', '4.0.1'],
    advisory: 'CVE-2026-84292 and CVE-2026-84394 for 3.x, CVE-2026-13676 for 4.x',
    because: 'an address was read as another host or path than the one it names',
  },
  {
    name: 'drizzle-orm',
    lowest: ['0.45.2'],
    advisory: 'CVE-2026-39356 (GHSA-gpj5-g38j-94v9)',
    because: 'a quotation mark in a name ended the name, so that SQL could follow',
  },
  {
    name: 'sharp',
    lowest: ['0.35.4'],
    advisory: 'CVE-2026-84383 (GHSA-rgj7-g3m4-5g8c); before it GHSA-f88m-g3jw-g9cj, CVE-2023-40032',
    because: 'a crafted AVIF photo could run code in the process that decodes it',
  },
  {
    name: 'nodemailer',
    lowest: ['10.0.9'],
    advisory: 'GHSA-g57g-f23g-4646, GHSA-v53p-9fqp-m79j; before them GHSA-p6gq-j5cr-w38f, CVE-2025-14874',
    because: 'crafted addresses led mail elsewhere, kept the process busy, or read files',
  },
  {
    name: 'preact',
    lowest: ['10.28.2'],
    advisory: 'CVE-2026-22028',
    because: 'JSON from a stranger was rendered as markup',
  },
  {
    name: 'brace-expansion',
    lowest: ['5.0.9'],
    advisory: 'GHSA-rgw5-rvv9-x895; before it CVE-2026-14257',
    because: 'one pattern could take all memory',
  },
  {
    name: 'vite',
    lowest: ['8.0.5'],
    advisory: 'CVE-2026-39363, CVE-2026-39364, CVE-2026-39365',
    because: 'the development server handed out files of the machine',
  },
  {
    name: 'vitest',
    lowest: ['4.1.0'],
    advisory: 'CVE-2026-47429 (GHSA-5xrq-8626-4rwp)',
    because: 'its page of results let others read and run files',
  },
];

/**
 * Compares what is locked with the floors.
 *
 * @param locked the versions of every package, by name
 * @returns a sentence for each version that is too old or cannot be compared, and for each floor of a package that is not
 *   there any more; none when all is well
 */
export function checkFloors(
  locked: ReadonlyMap<string, readonly string[]>,
  floors: readonly Floor[] = DEPENDENCY_FLOORS,
): string[] {
  return floors.flatMap((floor) => {
    const versions = locked.get(floor.name);
    if (versions === undefined) {
      return [`${floor.name} has a floor but is not in the lock file: take the floor out of the table`];
    }
    return versions.flatMap((version) => problemOf(version, floor) ?? []);
  });
}

function problemOf(version: string, { name, lowest, advisory, because }: Floor): string | null {
  if (semver.valid(version) === null) {
    return `${name}@${version} is not a released version, so its floor ${lowest.join(' / ')} cannot be checked (${advisory})`;
  }
  const floor = lowest.findLast((one) => semver.major(one) <= semver.major(version)) ?? lowest[0];
  if (semver.gte(version, floor)) return null;
  return `${name}@${version} is older than ${floor}: ${because} (${advisory})`;
}
