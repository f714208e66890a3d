/** Meilisearch compares at most 468 bytes of a value. */
const LONGEST_ENCODED = 400;

const PLAIN = /^[a-z0-9_.-]+$/;
const ENCODED = /~([0-9a-f]+)~/g;

/**
 * Writes a code in lower-case letters, digits and `_ . - ~` alone, each other unit of UTF-16 as `~hex~`. Meilisearch compares values
 * without regard to case, blanks at the ends and accents; written so, different codes stay different, and none means anything to the
 * syntax of filters.
 */
export function encodeCode(code: string): string {
  if (PLAIN.test(code)) return code;
  // An empty value is no value to the engine.
  if (code === '') return '~0~~';
  return Array.from({ length: code.length }, (_, at) => encodeUnit(code, at)).join('');
}

/** The code that {@link encodeCode} wrote. */
export function decodeCode(encoded: string): string {
  if (encoded === '~0~~') return '';
  return encoded.replaceAll(ENCODED, (_, unit: string) => String.fromCharCode(Number.parseInt(unit, 16)));
}

/** Whether a code is short enough to be compared whole. Longer ones are in no document. */
export function isEncodable(code: string): boolean {
  return code.length <= LONGEST_ENCODED && encodeCode(code).length <= LONGEST_ENCODED;
}

function encodeUnit(code: string, at: number): string {
  const unit = code.charAt(at);
  return PLAIN.test(unit) ? unit : `~${code.charCodeAt(at).toString(16)}~`;
}
