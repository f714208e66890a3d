import type { Db } from '@scampolo/db/client';
import type { HubFacts } from '@scampolo/db/seed/hubs';
import type { Catalogue } from '@scampolo/shared/domain/catalogue';
import type { FastifyBaseLogger } from 'fastify';
import type { Config } from './config.ts';
import type { ImagePipeline } from './infra/images/pipeline.ts';
import type { Mailer } from './infra/mailer/mailer.ts';
import type { PhotoStore, PrivateStore } from './infra/storage/storage.ts';
import type { Jobs } from './jobs/jobs.ts';
import type { TokenMint } from './modules/identity/tokens.ts';
import type { KeptCards } from './modules/listings/kept-cards.ts';
import type { SearchEngine } from './search/engine.ts';
import type { SearchCondition } from './search/fallback.ts';

/** What use cases work with. Made once by the composition root and handed in; nothing reaches for globals. */
export interface Deps {
  config: Config;
  /** the exchange's own address, without a slash at the end: for links in mails */
  publicUrl: string;
  /** the secret that signs access tokens */
  jwtSecret: string;
  /** makes and reads refresh tokens and the tokens of mailed links */
  tokens: TokenMint;
  db: Db;
  log: FastifyBaseLogger;
  /** the nine hubs by slug; code data, the same in every process */
  hubs: ReadonlyMap<string, HubFacts>;
  catalogue: Catalogue;
  /** the one way to search; where two engines are, it asks the one that has the answer. Its writes go to the index in PostgreSQL */
  search: SearchEngine;
  searchCondition: SearchCondition;
  /** which state of what anybody may be shown is committed: never what it was before the call; those who call at once share a read */
  answerVersion: () => Promise<string>;
  /** the cards of published listings */
  cards: KeptCards;
  jobs: Jobs;
  mailer: Mailer;
  images: ImagePipeline;
  photoStore: PhotoStore;
  /** files that are somebody's alone; nothing of it is ever served under a public address */
  privateStore: PrivateStore;
  /** private folder for uploads that are being read; made by `prepareUploadFolder` */
  uploadFolder: string;
}
