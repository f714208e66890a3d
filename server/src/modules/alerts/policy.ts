import { AppError } from '@scampolo/shared/errors';
import { type Authorized, authorize } from '../../authorized.ts';
import type { Actor } from '../identity/actor.ts';
import type { SearchRecord } from './record.ts';

/** A saved search that its own member changes. */
export type OwnSearch = Authorized<SearchRecord, 'keep'>;

/** A saved search is its member's alone: for everybody else, staff too, there is none. Otherwise NOT_FOUND. */
export function authorizeKeep(actor: Actor, search: SearchRecord | null): OwnSearch {
  if (!search) throw new AppError('NOT_FOUND');
  return authorize<SearchRecord, 'keep'>(search, 'keep', search.memberId === actor.memberId);
}
