import type { AllTexts } from '../translate.ts';
import { account } from './account.ts';
import { claim } from './claim.ts';
import { common } from './common.ts';
import { desk } from './desk.ts';
import { errors } from './errors.ts';
import { exchange } from './exchange.ts';
import { issues } from './issues.ts';
import { listing } from './listing.ts';
import { member } from './member.ts';
import { people } from './people.ts';
import { post } from './post.ts';
import { profile } from './profile.ts';
import { settings } from './settings.ts';
import { workshop } from './workshop.ts';

/** Every English text by its part: for the server and for tests, never for the browser. */
export const texts = {
  common,
  listing,
  post,
  desk,
  account,
  errors,
  issues,
  exchange,
  claim,
  member,
  settings,
  workshop,
  profile,
  people,
} satisfies AllTexts;
