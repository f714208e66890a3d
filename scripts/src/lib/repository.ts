import { fileURLToPath } from 'node:url';

/** The absolute path of the repository's root folder, without a slash at the end. */
export const REPOSITORY_ROOT = fileURLToPath(new URL('../../..', import.meta.url)).replace(/[/\\]$/, '');
