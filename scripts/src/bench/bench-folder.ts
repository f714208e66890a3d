import { resolve } from 'node:path';
import { REPOSITORY_ROOT } from '../lib/repository.ts';

/** Where the benchmark leaves what is to be read or used after it: `bench` in DATA_DIR. */
export function benchFolder(): string {
  return resolve(REPOSITORY_ROOT, process.env['DATA_DIR'] || '.data', 'bench');
}
