import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { APP_ICONS, drawIcon, ICONS_DIR } from './lib/app-icons.ts';
import { runCommandLine } from './lib/failure.ts';

/** Draws the icons of the installed app anew from `web/public/favicon.svg`; they are kept in the repository. */
await runCommandLine(async () => {
  await mkdir(ICONS_DIR, { recursive: true });
  for (const icon of APP_ICONS) {
    const bytes = await drawIcon(icon);
    await writeFile(join(ICONS_DIR, icon.file), bytes);
    process.stdout.write(`icons: ${icon.file}: ${bytes.length} bytes\n`);
  }
});
