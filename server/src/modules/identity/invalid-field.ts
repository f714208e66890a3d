import { AppError } from '@scampolo/shared/errors';

/** One field of the input is not right. `message` is an English sentence that says how to mend it. */
export function invalidField(path: string, code: string, message: string): AppError {
  return new AppError('VALIDATION_FAILED', { issues: [{ path, code, message }] });
}
