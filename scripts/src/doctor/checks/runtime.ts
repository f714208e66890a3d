import { type Check, finding } from '../finding.ts';

/** The major version of Node.js that this release is made for and tested with. */
const NODE_MAJOR = 26;

/** Is Node.js the one that this release is made for? */
export const runtime: Check = {
  name: 'runtime',
  needs: 'nothing',
  run: async () => [judgeNode(process.versions.node)],
};

/** What to say about a version of Node.js, such as `26.10.0`. */
export function judgeNode(version: string) {
  const major = Number.parseInt(version, 10);
  if (major < NODE_MAJOR) return finding('runtime.old', { version, needed: NODE_MAJOR });
  if (major > NODE_MAJOR) return finding('runtime.untried', { version, needed: NODE_MAJOR });
  return finding('runtime.good', { version });
}
