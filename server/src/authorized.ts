import { AppError, type ErrorCode } from '@scampolo/shared/errors';

declare const proof: unique symbol;

/**
 * A subject on which `Action` was checked and allowed. Only `authorize` makes one, and the functions that change a
 * subject take nothing else: a forgotten permission check does not compile.
 */
export type Authorized<Subject, Action extends string> = Subject & { readonly [proof]: Action };

/**
 * Lets `subject` through when `allowed`.
 * @throws {AppError} `otherwise`; NOT_FOUND unless told, because what one may not touch one may not see either
 */
export function authorize<Subject, Action extends string>(
  subject: Subject,
  _action: Action,
  allowed: boolean,
  otherwise: ErrorCode = 'NOT_FOUND',
): Authorized<Subject, Action> {
  if (!allowed) throw new AppError(otherwise);
  return subject as Authorized<Subject, Action>;
}
