import type { SearchDocument } from '../document.ts';
import { EngineUnavailable, type IndexRebuild, type SearchEngine } from '../engine.ts';
import type { FollowerEngine } from '../follower.ts';
import { createPlainEngine } from './plain-engine.ts';

/** A {@link FollowerEngine} that keeps its indexes in memory, and fails in the ways that services fail in. */
export interface TestFollower extends FollowerEngine {
  /** what happens to whoever asks: all is well, nobody answers, or the answer never comes */
  mode: 'up' | 'down' | 'silent';
  /** how often it was asked anything, answered or not */
  readonly asked: number;
  /** called before a request is worked on */
  before: (request: keyof SearchEngine) => Promise<unknown>;
  /** Remembers what all indexes hold now; `restore` goes back to it, as an administrator does with an old snapshot. */
  snapshot(): { restore(): void };
  /** Loses every index, as a server does whose disk is replaced. */
  loseEverything(): void;
  /** Has somebody change the settings of the live index by hand. */
  changeSettings(): void;
  /** Begins again with the same indexes and settings of another version, as other code would see them. */
  ofVersion(version: string): TestFollower;
}

interface Index {
  documents: Map<string, SearchDocument>;
  settings: 'own' | 'other';
}

/** Makes a {@link TestFollower} without any index. `indexes` is what a service keeps: several may share it. */
export function createTestFollower(
  target = 'scampolo_v1',
  indexes: Map<string, Index> = new Map(),
): TestFollower {
  let asked = 0;
  async function live<T>(request: keyof SearchEngine, use: (index: Index) => T | Promise<T>): Promise<T> {
    return reach(request, () => {
      const index = indexes.get(target);
      if (index === undefined) throw new EngineUnavailable('index_not_found');
      return use(index);
    });
  }
  async function reach<T>(request: keyof SearchEngine, use: () => T | Promise<T>): Promise<T> {
    asked += 1;
    await follower.before(request);
    if (follower.mode === 'silent') await new Promise(() => undefined);
    if (follower.mode === 'down') throw new EngineUnavailable('connection refused');
    return use();
  }
  const follower: TestFollower = {
    name: 'meilisearch',
    target,
    mode: 'up',
    before: async () => undefined,
    get asked() {
      return asked;
    },
    search: (query) =>
      live('search', async ({ documents }) => ({
        ...(await (await plainOf(documents)).search(query)),
        engine: 'meilisearch',
      })),
    upsert: (given) =>
      live('upsert', ({ documents }) => {
        for (const document of given) documents.set(document.id, document);
      }),
    remove: (ids) =>
      live('remove', ({ documents }) => {
        for (const id of ids) documents.delete(id);
      }),
    count: () => live('count', ({ documents }) => documents.size),
    listRevisions: (after, limit) =>
      live('listRevisions', async ({ documents }) => (await plainOf(documents)).listRevisions(after, limit)),
    startRebuild: () => reach('startRebuild', () => startRebuild()),
    inspect: () =>
      reach('listRevisions', () => {
        const index = indexes.get(target);
        const state = index === undefined ? 'absent' : index.settings === 'own' ? 'ready' : 'other_settings';
        return { state, version: '0.0.0' } as const;
      }),
    prepare: () => reach('count', () => undefined),
    discard: (name) => reach('remove', () => void indexes.delete(name)),
    snapshot() {
      const kept = [...indexes].map(([name, { documents }]) => [name, new Map(documents)] as const);
      return {
        restore() {
          indexes.clear();
          for (const [name, documents] of kept)
            indexes.set(name, { documents: new Map(documents), settings: 'own' });
        },
      };
    },
    loseEverything: () => indexes.clear(),
    changeSettings() {
      const index = indexes.get(target);
      if (index) index.settings = 'other';
    },
    ofVersion: (version) => createTestFollower(`scampolo_${version}`, indexes),
  };

  function startRebuild(): IndexRebuild {
    const documents = new Map<string, SearchDocument>();
    return {
      add: (given) =>
        reach('upsert', () => {
          for (const document of given) documents.set(document.id, document);
        }),
      swap: (expected) =>
        reach('startRebuild', () => {
          if (documents.size !== expected) throw new Error('not complete');
          indexes.set(target, { documents, settings: 'own' });
        }),
      abandon: () => reach('remove', () => documents.clear()),
    };
  }
  return follower;
}

async function plainOf(documents: ReadonlyMap<string, SearchDocument>): Promise<SearchEngine> {
  const plain = createPlainEngine();
  await plain.upsert([...documents.values()]);
  return plain;
}
