import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Makes a folder with the least that stands in for the built front end: each page is the JSON of what it would be drawn from. The
 * caller deletes it.
 */
export async function makeTellingWeb(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'scampolo-web-'));
  await mkdir(join(folder, 'client/.vite'), { recursive: true });
  await mkdir(join(folder, 'server'));
  await writeFile(join(folder, 'client/.vite/manifest.json'), '{}');
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
  const entry = `export const render = (data) => JSON.stringify(data);
    export const assetsFinder = () => () => ({ script: '/assets/a.js', styles: [], preloads: [] });
    export const webManifest = () => ({});`;
  await writeFile(join(folder, 'server/entry-server.js'), entry);
  return folder;
}
