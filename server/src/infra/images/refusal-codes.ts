/** Why the worker may refuse a photo; codes of the closed list in `shared`. */
export const REFUSAL_CODES = [
  'PHOTO_UNSUPPORTED',
  'PHOTO_DAMAGED',
  'PHOTO_TOO_LARGE',
  'PHOTO_FAILED',
] as const;

/** Whether a code is one of {@link REFUSAL_CODES}. */
export function isRefusalCode(code: string): code is (typeof REFUSAL_CODES)[number] {
  return REFUSAL_CODES.some((refusal) => refusal === code);
}
