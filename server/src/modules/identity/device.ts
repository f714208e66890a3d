/** More of a User-Agent header than any real browser sends. */
const LONGEST = 400;

/**
 * Browser and system as a person would name them, such as `Firefox, Android`; empty for programs. Only names that are
 * known: nothing of the header itself is kept.
 */
export async function nameDevice(userAgent: string | undefined): Promise<string> {
  if (!userAgent || userAgent.length > LONGEST) return '';
  // Loaded with the first session: 20 ms and 6 MB that a start can do without.
  const { default: Bowser } = await import('bowser');
  const { browser, os } = Bowser.parse(userAgent);
  return [nameIn(Bowser.BROWSER_MAP, browser.name), nameIn(Bowser.OS_MAP, os.name)]
    .filter((name) => name !== '')
    .join(', ');
}

/** The name when it is one of the known ones; for others the library gives a part of the header. */
function nameIn(known: Readonly<Record<string, string>>, name: string | undefined): string {
  return name !== undefined && Object.values(known).includes(name) ? name : '';
}
