import { createListingBody, updateListingBody } from '@scampolo/shared/contract/listings';
import { checkListing } from '@scampolo/shared/domain/check-listing';
import type { ListingValues } from '@scampolo/shared/domain/listing';
import { AppError, type Issue } from '@scampolo/shared/errors';
import type { FastifySchemaCompiler } from 'fastify';
import type { z } from 'zod';
import type { Deps } from '../../deps.ts';
import { toIssues, zodValidatorCompiler } from '../../http/validation.ts';

const EARLIEST_END = Date.UTC(2000, 0, 1);

/**
 * The validator of the listings' routes. For bodies with listing fields it adds to the schema's shape rules, over the
 * fields whose shape is right, the domain's rules, so that the lister reads all problems at once.
 */
export function listingValidator(deps: Deps): FastifySchemaCompiler<z.ZodType> {
  return (route) => {
    const { schema } = route;
    if (schema !== createListingBody && schema !== updateListingBody) return zodValidatorCompiler(route);
    return (input: unknown) => {
      const parsed = schema.safeParse(input);
      const shape = parsed.success ? [] : parsed.error.issues.flatMap((one) => toIssues(one, input));
      const sound = parsed.success ? (parsed.data as Partial<ListingValues>) : soundFields(input, shape);
      const issues = [...shape, ...checkListing(sound, deps).problems, ...checkEnd(sound)];
      return issues.length === 0 && parsed.success
        ? { value: parsed.data }
        : { error: new AppError('VALIDATION_FAILED', { issues }) };
    };
  };
}

/**
 * Checks complete values; returns what is worth a second look.
 * @throws {AppError} VALIDATION_FAILED with every problem
 */
export function requireSound(deps: Deps, values: ListingValues): Issue[] {
  const { problems, warnings } = checkListing(values, deps);
  if (problems.length > 0) throw new AppError('VALIDATION_FAILED', { issues: problems });
  return warnings;
}

/** PostgreSQL has no year 0, which ISO 8601 has; nothing on the exchange ended before there was one. */
function checkEnd({ availableUntil }: Partial<ListingValues>): Issue[] {
  if (availableUntil == null || Date.parse(availableUntil) >= EARLIEST_END) return [];
  return [{ path: 'availableUntil', code: 'out_of_range', message: 'This day is long past.' }];
}

/** The fields of the input that no shape rule complained of. */
function soundFields(input: unknown, shape: readonly Issue[]): Partial<ListingValues> {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return {};
  const broken = new Set(shape.map((issue) => issue.path.split('.')[0]));
  return Object.fromEntries(
    Object.entries(input).filter(([field, value]) => !broken.has(field) && value !== undefined),
  );
}
