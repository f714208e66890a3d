import type { PageContent } from '@scampolo/shared/contract/pages';
import type { Language } from '@scampolo/shared/domain/catalogue';
import { AppError } from '@scampolo/shared/errors';
import type { Deps } from '../../deps.ts';
import { readCatalogue } from '../../modules/catalogue/use-cases/read-catalogue.ts';

/**
 * The page with every component in its states, for those who build the pages.
 * @throws {AppError} NOT_FOUND in production
 */
export async function styleguidePage(deps: Deps, locale: Language): Promise<PageContent> {
  if (deps.config.mode === 'production') throw new AppError('NOT_FOUND');
  return { page: 'styleguide', terms: readCatalogue(deps, locale) };
}
