import { runSearchCommand } from '@scampolo/server/search/command';
import { EngineUnavailable } from '@scampolo/server/search/engine';
import { createBesideEngine } from '@scampolo/server/search/search-parts';
import { pino } from 'pino';
import { type Check, type Finding, finding } from '../finding.ts';

/** It happens every hour, and may take a while. */
const VERIFIED_MINUTES = 180;

/** How is the search engine beside PostgreSQL, where there is one, and does it have what is published? */
export const engine: Check = {
  name: 'engine',
  needs: 'database',
  async run({ config, database: { sql }, databaseUrl }) {
    const log = pino({ level: 'silent' });
    const beside = createBesideEngine(config, log);
    if (beside === null) return [finding('engine.none')];
    const { target } = beside;
    try {
      const { state, version } = await beside.inspect();
      const [row] = await sql<State[]>`
        select (select filled_at is not null from search_targets where name = ${target}) as filled,
          (select count(*) from search_outbox where target = ${target}) as waiting,
          (select floor(extract(epoch from now() - checked_at) / 60)::int from search_checks where target = ${target}) as minutes`;
      const found = judge(state, { target, version }, row ?? { filled: null, waiting: 0, minutes: null });
      if (found.code !== 'engine.good') return [found];
      const { meilisearch } = config;
      const { text, ok } = await runSearchCommand({
        command: 'verify',
        target: 'meilisearch',
        meilisearch,
        databaseUrl,
        log,
      });
      return ok ? [found] : [finding('search.drift', { found: text.split('\n').slice(1).join('; ') })];
    } catch (error) {
      if (!(error instanceof EngineUnavailable)) throw error;
      return [finding('engine.away', { reason: error.message.slice(0, 200) })];
    }
  },
};

interface State {
  /** null: no process has said to use it */
  filled: boolean | null;
  waiting: number;
  /** null: never verified */
  minutes: number | null;
}

function judge(
  state: 'absent' | 'other_settings' | 'ready',
  index: { target: string; version: string },
  { filled, waiting, minutes }: State,
): Finding {
  if (filled !== true) return finding('engine.unfilled', index);
  if (state !== 'ready') return finding('engine.settings', index);
  // Just filled: whoever filled it has compared it with nothing yet, and will within the hour.
  if (minutes !== null && minutes > VERIFIED_MINUTES)
    return finding('engine.unverified', { ...index, minutes });
  return finding('engine.good', { ...index, waiting, minutes: minutes ?? '—' });
}
