// The import rules of ARCHITECTURE.md. Each comment says what to do instead. `pnpm check:imports` runs them.

const { Visitor } = require('@swc/core/Visitor.js');

// swc parses `using` and `await using`, but its visitor, through which dependency-cruiser reads, does not know them yet.
const visitStatement = Visitor.prototype.visitStatement;
Visitor.prototype.visitStatement = function visitStatementOrUsing(statement) {
  if (statement.type !== 'UsingDeclaration') return visitStatement.call(this, statement);
  statement.decls = this.visitVariableDeclarators(statement.decls);
  return statement;
};

const TESTS = String.raw`(\.test\.tsx?$|\.contract\.ts$|/testing/|/fixtures/)`;
const FEATURE = '^server/src/modules/([^/]+)/';

module.exports = {
  forbidden: [
    {
      name: 'resolvable',
      severity: 'error',
      comment:
        'The import leads nowhere. Correct the path, or list the file in the `exports` of its package.',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      comment:
        'Modules that need each other are one module, or hide a third: move what both need into a file of its own.',
      from: {},
      // Imports of types alone are gone when the code runs, and with them the harm of a cycle.
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'shared-runs-anywhere',
      severity: 'error',
      comment:
        'shared/ runs in browsers and imports zod alone. Put what needs Node, a database or a library into db/ or server/.',
      from: { path: '^shared/src/', pathNot: TESTS },
      to: { pathNot: ['^shared/src/', '(^|/)node_modules/zod/', '^zod$'] },
    },
    {
      name: 'domain-without-zod',
      severity: 'error',
      comment:
        'shared/src/domain is part of the first page view. Put the schema into shared/src/contract and import the domain there.',
      from: { path: '^shared/src/domain/', pathNot: TESTS },
      to: { path: ['(^|/)node_modules/zod/', '^zod$', '^shared/src/contract/'] },
    },
    {
      name: 'web-imports-shared',
      severity: 'error',
      comment:
        'web/ imports shared/ and no other package of ours. Ask the API (web/src/api) for what the server knows.',
      from: { path: '^web/' },
      to: { path: '^(db|server|scripts)/' },
    },
    {
      name: 'web-contract-types',
      severity: 'error',
      comment:
        'A contract brings zod (95 kB) into the page. Use `import type`, or `await import()` in a form that validates as one types.',
      from: { path: '^web/src/', pathNot: TESTS },
      to: {
        path: ['^shared/src/contract/', '(^|/)node_modules/zod/'],
        dependencyTypesNot: ['type-only'],
        dynamic: false,
      },
    },
    {
      name: 'db-imports-shared',
      severity: 'error',
      comment: 'db/ imports shared/ and no other package of ours. Hand it what it needs as an argument.',
      from: { path: '^db/' },
      to: { path: '^(server|web|scripts)/' },
    },
    {
      name: 'server-without-web',
      severity: 'error',
      comment:
        'The server renders with the built web/dist/server/entry-server.js. Shapes that both need belong into shared/.',
      from: { path: '^server/' },
      to: { path: '^web/' },
    },
    {
      name: 'nothing-imports-scripts',
      severity: 'error',
      comment:
        'scripts/ holds commands over the other packages. Move what you need into the package that it is about.',
      from: { pathNot: ['^scripts/', String.raw`^[^/]+\.(ts|cjs)$`] },
      to: { path: '^scripts/' },
    },
    {
      name: 'one-driver',
      severity: 'error',
      comment:
        'Connect through `connect` of @scampolo/db/client, which makes the faults of the driver impossible.',
      from: { pathNot: [String.raw`^db/src/client\.ts$`, TESTS] },
      to: { path: '(^|/)node_modules/postgres/' },
    },
    {
      name: 'one-search',
      severity: 'error',
      comment:
        'Only server/src/search/ knows an engine, and compose.ts chooses one. Use the port that `deps` carries.',
      from: {
        path: '^(server|scripts)/',
        pathNot: ['^server/src/search/', String.raw`^server/src/compose\.ts$`],
      },
      to: {
        path: ['(^|/)node_modules/meilisearch/', '^server/src/search/(postgres|meilisearch)/'],
      },
    },
    {
      name: 'routes-hold-no-sql',
      severity: 'error',
      comment:
        'A route calls a use case, and the use case calls the repository. Write a use case, however short.',
      from: { path: `${FEATURE}routes(/|\\.ts$)` },
      to: {
        path: ['^server/src/modules/[^/]+/repository', '^db/src/schema/', '(^|/)node_modules/drizzle-orm/'],
      },
    },
    {
      name: 'features-by-use-cases',
      severity: 'error',
      comment:
        "The routes and the repository of a feature are its own. Call one of that feature's use-cases/ (one may take the " +
        'transaction as an argument), or its pure policy.ts or present.ts.',
      from: { path: FEATURE, pathNot: TESTS },
      to: {
        path: '^server/src/modules/[^/]+/(repository|routes)',
        pathNot: '^server/src/modules/$1/',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'pure-policy-and-present',
      severity: 'error',
      comment:
        'policy.ts and present.ts are pure: hand them the rows and the time as arguments; import types only from db/.',
      from: { path: `${FEATURE}(policy|present)\\.ts$` },
      to: {
        path: [
          '^db/',
          '^server/src/(http|infra|jobs|search)/',
          '(^|/)node_modules/(drizzle-orm|fastify)/',
          '/repository',
          '/use-cases/',
        ],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'use-cases-without-http',
      severity: 'error',
      comment:
        'A use case, a rule and a query know nothing of HTTP. Let the route read the request and hand over values.',
      from: { path: `${FEATURE}(use-cases/|policy|present|repository)`, pathNot: TESTS },
      to: {
        path: ['^server/src/http/', '/routes(/|\\.ts$)', '(^|/)node_modules/(fastify|@fastify)/'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'repositories-below-use-cases',
      severity: 'error',
      comment: 'A repository is called by use cases and calls none. Move the decision up into the use case.',
      from: { path: `${FEATURE}repository`, pathNot: TESTS },
      to: { path: ['/use-cases/', '/present\\.ts$'] },
    },
    {
      name: 'tests-stay-tests',
      severity: 'error',
      comment: 'Running code must not need a test. Move what both use into a file of its own.',
      from: { pathNot: [TESTS, String.raw`^vitest\.config\.ts$`] },
      to: { path: [String.raw`\.test\.tsx?$`, '^[^/]+/src/testing/'] },
    },
  ],
  options: {
    // TypeScript 7 has no API for dependency-cruiser: without swc it would read no .ts file and find nothing wrong.
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['(^|/)dist/', '(^|/)\\.data/', 'vite/client'] },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
  },
};
