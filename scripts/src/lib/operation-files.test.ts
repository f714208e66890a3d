import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { REPOSITORY_ROOT } from './repository.ts';

const read = (path: string) => readFile(join(REPOSITORY_ROOT, path), 'utf8');

/** What config.ts reads: the names in its schema, and those that may be files. */
async function settings(): Promise<Set<string>> {
  const config = await read('server/src/config.ts');
  const secrets = await read('server/src/secret-files.ts');
  const names = [...config.matchAll(/^ {4}([A-Z][A-Z0-9_]+): /gm)].map(([, name = '']) => name);
  const files = [...secrets.matchAll(/^ {2}'([A-Z0-9_]+)',$/gm)].map(([, name = '']) => `${name}_FILE`);
  expect(files.length).toBeGreaterThan(4);
  return new Set([...names, ...files]);
}

/** The lines of a service, without those of the services beside it. */
async function service(name: string): Promise<string> {
  const text = await read('compose.yaml');
  const found = new RegExp(`^ {2}${name}:\\n((?: {4}.*\\n|\\n)+)`, 'm').exec(text)?.[1];
  if (found === undefined) throw new Error(`compose.yaml has no service ${name}`);
  return found;
}

const exchange = async () =>
  /^x-exchange: &exchange\n((?: {2}.*\n)+)/m.exec(await read('compose.yaml'))?.[1] ?? '';

describe('compose.yaml', () => {
  it('sets nothing that the exchange does not read', async () => {
    const known = await settings();
    const block = /environment: &settings\n((?: {4}.*\n)+)/.exec(await exchange())?.[1] ?? '';
    const set = [...block.matchAll(/^ {4}([A-Z0-9_]+):/gm)].map(([, name = '']) => name);
    expect(set.length).toBeGreaterThan(10);
    for (const name of set) expect(known).toContain(name);
  });

  it('gives every secret as a file that it declares', async () => {
    const text = await read('compose.yaml');
    const declared = /^secrets:\n((?: {2}.*\n)+)/m.exec(text)?.[1] ?? '';
    const used = new Set([...text.matchAll(/\/run\/secrets\/(\w+)/g)].map(([, name = '']) => name));
    expect(used.size).toBe(7);
    for (const name of used) expect(declared).toContain(`${name}: { file: ./secrets/${name} }`);
    for (const ignored of ['.dockerignore', '.gitignore'])
      expect(await read(ignored)).toMatch(/^secrets\/?$/m);
  });

  it.each(['app', 'worker', 'backup'])(
    'runs a command that is there, as nobody special: %s',
    async (name) => {
      const own = await service(name);
      expect(own).toContain('<<: *exchange');
      const [, file = ''] = /command: \["node", "(scripts\/src\/[\w-]+\.ts)"/.exec(own) ?? [];
      expect(existsSync(join(REPOSITORY_ROOT, file))).toBe(true);
      expect(Object.values(JSON.parse(await read('package.json')).scripts)).toContain(`node ${file}`);
      const shared = await exchange();
      for (const line of [
        'user: node',
        'read_only: true',
        'cap_drop: [ALL]',
        'no-new-privileges:true',
        'max-size:',
      ])
        expect(shared).toContain(line);
    },
  );

  it('waits longer for a server to stop than it takes at most', async () => {
    const grace = Number(/stop_grace_period: (\d+)s/.exec(await exchange())?.[1]);
    expect(grace).toBeGreaterThan(1 + 20 + 10 + 5);
  });

  it('runs Meilisearch as nobody special, of the version that the adapter was tested with', async () => {
    const own = await service('meilisearch');
    const source = await read('server/src/search/meilisearch/settings.ts');
    const [, major = '', minor = ''] = /OLDEST_VERSION = \[(\d+), (\d+)\]/.exec(source) ?? [];
    expect(own).toContain(`image: getmeili/meilisearch:v${major}.${minor}\n`);
    for (const line of ['user: "1000:1000"', 'read_only: true', 'cap_drop: [ALL]', 'no-new-privileges:true'])
      expect(own).toContain(line);
    expect(own).not.toContain('ports:');
    const [, script = ''] = /(docker\/[\w-]+\.sh):/.exec(own) ?? [];
    expect(await read(script)).toContain('MEILI_MASTER_KEY_FILE');
  });

  it('checks the health of all that answer', async () => {
    for (const name of ['worker', 'postgres', 'meilisearch'])
      expect(await service(name)).toContain('healthcheck:');
    expect(await read('Dockerfile')).toMatch(/^HEALTHCHECK [\s\S]*\/readyz/m);
  });
});

describe('the image', () => {
  it('runs as nobody special a command that is there', async () => {
    const text = await read('Dockerfile');
    const last = text.slice(text.lastIndexOf('\nFROM '));
    expect(last).toMatch(/^USER node$/m);
    const [, file = ''] = /^CMD \["node", "([^"]+)"/m.exec(last) ?? [];
    expect(existsSync(join(REPOSITORY_ROOT, file))).toBe(true);
    const known = await settings();
    const env = /^ENV ([\s\S]*?[^\\])\n/m.exec(last)?.[1] ?? '';
    for (const [, name = ''] of env.matchAll(/([A-Z_]+)=/g)) expect(known).toContain(name);
  });
});

describe('the services of systemd', () => {
  it('run commands that are there, with settings that the exchange reads', async () => {
    const known = await settings();
    const names = (await readdir(join(REPOSITORY_ROOT, 'ops/systemd'))).filter((name) =>
      name.endsWith('.service'),
    );
    expect(names).toHaveLength(3);
    for (const name of names) {
      const text = await read(`ops/systemd/${name}`);
      const [, file = ''] = /^ExecStart=\S+\/node (scripts\/src\/\S+)/m.exec(text) ?? [];
      expect(existsSync(join(REPOSITORY_ROOT, file)), name).toBe(true);
      expect(text).toMatch(/^User=scampolo$/m);
      expect(text).toMatch(/^NoNewPrivileges=yes$/m);
      const set = [...text.matchAll(/([A-Z][A-Z0-9_]+)=%d\/(\w+)/g)];
      expect(set.length).toBeGreaterThan(0);
      for (const [, setting = '', secret = ''] of set) {
        expect(known).toContain(setting);
        expect(text).toContain(`LoadCredential=${secret}:/etc/scampolo/secrets/${secret}`);
      }
    }
  });
});
