import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

it('loads the drizzle-orm whose package.json lists only what is used (docs/adr/0008)', async () => {
  const entry = dirname(fileURLToPath(import.meta.resolve('drizzle-orm')));
  const { exports } = JSON.parse(await readFile(join(entry, 'package.json'), 'utf8'));
  expect(Object.keys(exports).length).toBeLessThan(20);
});
