import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkImports } from './import-rules.ts';

const EMPTY = 'export {};\n';

/** A small tree in which every import is allowed, `using` and .tsx among them. */
const CLEAN = {
  'shared/package.json': '{"name":"@scampolo/shared","exports":{"./*":"./src/*.ts"}}',
  'shared/src/contract/listings.ts': "import { z } from 'zod';\nexport const title = z;\n",
  'shared/src/domain/quantity.ts': 'export const metre = 100;\n',
  'db/package.json': '{"name":"@scampolo/db","exports":{"./*":"./src/*.ts"}}',
  'db/src/client.ts': "import postgres from 'postgres';\nexport const connect = postgres;\n",
  'db/src/schema/listings.ts':
    "import { metre } from '@scampolo/shared/domain/quantity';\nexport const listings = metre;\n",
  'server/src/http/session.ts': EMPTY,
  'server/src/search/engine.ts': EMPTY,
  'server/src/search/postgres/engine.ts':
    "import { connect } from '@scampolo/db/client';\nexport const engine = connect;\n",
  'server/src/modules/listings/repository.ts':
    "import { listings } from '@scampolo/db/schema/listings';\nexport const rows = listings;\nexport async function read() {\n  await using row = rows;\n  return row;\n}\n",
  'server/src/modules/listings/use-cases/publish-listing.ts':
    "import { rows } from '../repository.ts';\nexport const publish = rows;\n",
  'server/src/modules/listings/policy.ts':
    "import type { listings } from '@scampolo/db/schema/listings';\nexport type Row = typeof listings;\n",
  'server/src/modules/listings/routes.ts':
    "import { publish } from './use-cases/publish-listing.ts';\nexport const routes = publish;\n",
  'server/src/modules/exchange/use-cases/claim-amount.ts':
    "import { publish } from '../../listings/use-cases/publish-listing.ts';\nexport const claim = publish;\n",
  'web/src/entry-client.tsx': "import { Form } from './form.tsx';\nexport const page = <Form />;\n",
  'web/src/form.tsx':
    "import type { title } from '@scampolo/shared/contract/listings';\nexport const Form = (_: { t?: typeof title }) => <p />;\nexport const check = () => import('@scampolo/shared/contract/listings');\n",
  'scripts/src/start.ts':
    "import { publish } from '../../server/src/modules/listings/use-cases/publish-listing.ts';\npublish;\n",
};

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'scampolo-imports-'));
  for (const [file, text] of Object.entries(CLEAN)) await write(file, text);
  for (const name of ['zod', 'postgres', 'meilisearch', 'drizzle-orm', 'culori']) {
    await write(`node_modules/${name}/package.json`, `{"name":"${name}","main":"index.js"}`);
    await write(`node_modules/${name}/index.js`, EMPTY);
  }
  await mkdir(join(root, 'node_modules/@scampolo'));
  for (const name of ['shared', 'db'])
    await symlink(join(root, name), join(root, 'node_modules/@scampolo', name));
});

afterEach(() => rm(root, { recursive: true }));

async function write(file: string, text: string): Promise<void> {
  await mkdir(dirname(join(root, file)), { recursive: true });
  await writeFile(join(root, file), text);
}

test('a tree that keeps the rules passes, and every module of it was read', async () => {
  const { modules, imports, violations } = await checkImports(root);
  expect(violations).toEqual([]);
  expect(modules).toBe(Object.keys(CLEAN).filter((file) => !file.endsWith('.json')).length);
  expect(imports).toBeGreaterThan(10);
});

test.each([
  ['shared/src/domain/colour.ts', 'culori', 'shared-runs-anywhere'],
  ['shared/src/contract/files.ts', 'node:fs', 'shared-runs-anywhere'],
  ['shared/src/domain/claim.ts', 'zod', 'domain-without-zod'],
  ['shared/src/domain/claim.ts', '../contract/listings.ts', 'domain-without-zod'],
  ['web/src/page.tsx', '@scampolo/db/client', 'web-imports-shared'],
  ['web/src/page.tsx', '../../server/src/http/session.ts', 'web-imports-shared'],
  ['web/src/page.tsx', '@scampolo/shared/contract/listings', 'web-contract-types'],
  ['db/src/seed/demo.ts', '../../../server/src/http/session.ts', 'db-imports-shared'],
  ['server/src/app.ts', '../../web/src/form.tsx', 'server-without-web'],
  ['server/src/app.ts', '../../scripts/src/start.ts', 'nothing-imports-scripts'],
  ['server/src/app.ts', 'postgres', 'one-driver'],
  ['server/src/app.ts', './search/postgres/engine.ts', 'one-search'],
  ['server/src/modules/search/use-cases/search.ts', 'meilisearch', 'one-search'],
  ['server/src/modules/listings/routes.ts', './repository.ts', 'routes-hold-no-sql'],
  ['server/src/modules/listings/routes.ts', '@scampolo/db/schema/listings', 'routes-hold-no-sql'],
  ['server/src/modules/exchange/routes.ts', '../listings/repository.ts', 'routes-hold-no-sql'],
  [
    'server/src/modules/exchange/use-cases/claim-amount.ts',
    '../../listings/repository.ts',
    'features-by-use-cases',
  ],
  ['server/src/modules/exchange/repository.ts', '../listings/routes.ts', 'features-by-use-cases'],
  ['server/src/modules/listings/policy.ts', '@scampolo/db/schema/listings', 'pure-policy-and-present'],
  ['server/src/modules/listings/present.ts', './repository.ts', 'pure-policy-and-present'],
  ['server/src/modules/listings/use-cases/withdraw.ts', '../../../http/session.ts', 'use-cases-without-http'],
  [
    'server/src/modules/exchange/repository.ts',
    './use-cases/claim-amount.ts',
    'repositories-below-use-cases',
  ],
  ['server/src/modules/listings/use-cases/publish-listing.ts', '../routes.ts', 'no-cycles'],
  ['server/src/app.ts', './missing.ts', 'resolvable'],
  ['server/src/app.ts', '../../db/src/testing/index.ts', 'tests-stay-tests'],
])('%s may not import %s (%s)', async (file, specifier, rule) => {
  await write('db/src/testing/index.ts', EMPTY);
  await write(file, `import { something } from '${specifier}';\nexport const used = something;\n`);
  const { violations } = await checkImports(root);
  const broken = violations
    .filter((violation) => violation.includes(file))
    .map((violation) => violation.split(':')[0]);
  expect(broken).toContain(rule);
});

test('a refusal says what to do instead', async () => {
  await write('server/src/app.ts', "import 'postgres';\n");
  const { violations } = await checkImports(root);
  expect(violations).toEqual([
    expect.stringMatching(/^one-driver: server\/src\/app\.ts → .*\n {2}Connect through `connect`/),
  ]);
});
