import { ApiError } from './api-error.ts';

/** Whether a field has the right form. */
export type Check = (value: unknown) => boolean;

export const isString: Check = (value) => typeof value === 'string';
export const isBoolean: Check = (value) => typeof value === 'boolean';
export const isCount: Check = (value) => Number.isSafeInteger(value) && Number(value) >= 0;
export const isStrings: Check = (value) => Array.isArray(value) && value.every(isString);
export const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);

/** Fields by name: how each is checked, and the code of the error when it is wrong. */
export type Fields = Readonly<Record<string, readonly [check: Check, code: string]>>;

/**
 * The fields of a JSON object, checked.
 * @throws {ApiError} `bad_request` for a field that the API does not know, the field's own code for a wrong value
 */
export function readFields(body: unknown, fields: Fields, at = ''): Record<string, unknown> {
  if (body === null || typeof body !== 'object' || Array.isArray(body))
    throw new ApiError('bad_request', `Invalid value type${at}: expected an object`);
  for (const [name, value] of Object.entries(body)) {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (field === undefined) {
      const known = Object.keys(fields).map((one) => `\`${one}\``);
      throw new ApiError(
        'bad_request',
        `Unknown field \`${name}\`${at}: expected one of ${known.join(', ')}`,
      );
    }
    const [check, code] = field;
    if (!check(value))
      throw new ApiError(code, `Invalid value at \`.${name}\`${at}: ${JSON.stringify(value)}`);
  }
  return body as Record<string, unknown>;
}
