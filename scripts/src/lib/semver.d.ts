/** The part of semver that is used here; the package brings no types. */
declare module 'semver' {
  interface Semver {
    /** The version as it is written normally; null when the text is no version. */
    valid(version: string): string | null;
    major(version: string): number;
    /** Whether `version` is `other` or newer; a pre-release comes before its release. */
    gte(version: string, other: string): boolean;
  }
  const semver: Semver;
  export default semver;
}
