import { buildWebWhenStale } from './web-build.ts';

/** Set-up of the vitest project whose tests open pages: the pages are those of the sources as they are. */
export default async function setUp(): Promise<void> {
  await buildWebWhenStale((line) => process.stdout.write(`${line}\n`));
}
