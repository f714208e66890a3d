import type { CatalogueJson } from '@scampolo/shared/contract/catalogue';
import type { Language } from '@scampolo/shared/domain/catalogue';
import { checkListing, type ListingContext } from '@scampolo/shared/domain/check-listing';
import { computedMassKg, type ListingValues } from '@scampolo/shared/domain/listing';
import { missingForSubmit } from '@scampolo/shared/domain/missing-for-submit';
import type { Unit } from '@scampolo/shared/domain/quantity';
import type { Issue } from '@scampolo/shared/errors';
import { fieldId } from './issue-fields.ts';
import { toBody } from './listing-body.ts';
import type { ListingForm } from './listing-form.ts';

export interface EditorCheck {
  /** what stops the form from being saved */
  problems: Issue[];
  /** what is worth a second look */
  warnings: Issue[];
  /** what submitting still needs */
  missing: Issue[];
}

/** What the rules of the domain say of a form, before the server is asked. */
export function checkForm(
  form: ListingForm,
  terms: CatalogueJson,
  context: ListingContext,
  locale: Language,
): EditorCheck {
  const { body, unread } = toBody(form, terms);
  const values = {
    ...body,
    locale,
    allocation: { mode: 'first_come' },
    colours: body.colours ?? [],
  } as ListingValues;
  const { problems, warnings } = checkListing(values, context);
  const known = new Set(unread.map((issue) => fieldId(issue.path)));
  const missing = withoutConsequences(missingForSubmit(values, context.catalogue), values, form.unit).filter(
    (issue) => !known.has(fieldId(issue.path)),
  );
  const title: Issue[] =
    values.title.length === 0
      ? [{ path: 'title', code: 'required', message: 'title is still missing.' }]
      : [];
  return {
    problems: [...unread, ...problems.filter((issue) => !known.has(fieldId(issue.path)))],
    warnings,
    missing: [...title, ...missing],
  };
}

/** The mass that will follow from the amount, once that is said, is nothing that anybody has to say. */
function withoutConsequences(missing: readonly Issue[], values: ListingValues, unit: Unit): Issue[] {
  const follows = computedMassKg({ ...values, amount: { value: 1, unit } }) !== null;
  const noAmount = missing.some(({ path }) => path === 'amount');
  return missing.filter(({ path }) => !(path === 'massKg' && noAmount && follows));
}
