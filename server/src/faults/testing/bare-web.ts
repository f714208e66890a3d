import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Makes the least that stands in for the built front end in `folder`: a page is its name and, of a problem, its status. */
export async function makeBareWeb(folder: string): Promise<string> {
  await mkdir(join(folder, 'client/.vite'), { recursive: true });
  await mkdir(join(folder, 'server'));
  await writeFile(join(folder, 'client/.vite/manifest.json'), '{}');
  await writeFile(join(folder, 'client/robots.txt'), 'User-agent: *\n');
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
  const entry = `export const render = ({ page, status }) => '<!doctype html><title>' + page + ' ' + (status ?? '') + '</title>';
    export const assetsFinder = () => () => ({ script: '/assets/a.js', styles: [], preloads: [] });
    export const webManifest = () => ({});`;
  await writeFile(join(folder, 'server/entry-server.js'), entry);
  return folder;
}
