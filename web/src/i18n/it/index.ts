import { account } from './account.ts';
import { app } from './app.ts';
import { claim } from './claim.ts';
import { common } from './common.ts';
import { desk } from './desk.ts';
import { drafts } from './drafts.ts';
import { errors } from './errors.ts';
import { exchange } from './exchange.ts';
import { gallery } from './gallery.ts';
import { hub } from './hub.ts';
import { issues } from './issues.ts';
import { listing } from './listing.ts';
import { marks } from './marks.ts';
import { member } from './member.ts';
import { notice } from './notice.ts';
import { palette } from './palette.ts';
import { people } from './people.ts';
import { post } from './post.ts';
import { problem } from './problem.ts';
import { profile } from './profile.ts';
import { prose } from './prose.ts';
import { search } from './search.ts';
import { searches } from './searches.ts';
import { settings } from './settings.ts';
import { site } from './site.ts';
import { styleguide } from './styleguide.ts';
import { talk } from './talk.ts';
import { wanted } from './wanted.ts';
import { workshop } from './workshop.ts';

/** Every Italian text by its part: for the server and for tests, never for the browser. */
export const texts = {
  common,
  listing,
  gallery,
  post,
  desk,
  account,
  drafts,
  errors,
  issues,
  exchange,
  claim,
  marks,
  member,
  search,
  searches,
  settings,
  wanted,
  workshop,
  app,
  problem,
  profile,
  people,
  hub,
  prose,
  talk,
  notice,
  palette,
  site,
  styleguide,
};
