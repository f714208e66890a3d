/** Stands for a piece of JSON text that no value could be written as, such as `NaN` and `1e999`. */
export interface JsonText {
  readonly [TEXT]: string;
}

const TEXT = Symbol('JSON text');
const MARK = '\u{e000}';

export function jsonText(text: string): JsonText {
  return { [TEXT]: text };
}

/** Writes JSON, with each {@link JsonText} as it stands. */
export function toJson(value: unknown): string {
  const written = JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && TEXT in part ? `${MARK}${String(part[TEXT])}${MARK}` : part,
  );
  return written.replaceAll(`"${MARK}`, '').replaceAll(`${MARK}"`, '');
}

/** A copy of `body` with `value` at a dotted path (`pieces.0.count`), which may be new. */
export function withValue(body: unknown, path: string, value: unknown): unknown {
  const [key = '', ...rest] = path.split('.');
  const own = rest.length === 0 ? value : withValue(childOf(body, key), rest.join('.'), value);
  if (Array.isArray(body)) return body.with(Number(key), own);
  return { ...(body as object), [key]: own };
}

function childOf(body: unknown, key: string): unknown {
  return (body as Record<string, unknown>)[key];
}
