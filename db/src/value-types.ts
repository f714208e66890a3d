/** The driver's tables of how values are read and written, by the number (oid) of their type. */
export interface ValueTables {
  readonly parsers: Record<number, (text: string) => unknown>;
  readonly serializers: Record<number, (value: never) => unknown>;
}

interface ValueType {
  readonly oid: number;
  readonly arrayOid: number;
  readonly parse: (text: string) => unknown;
  readonly write: (value: unknown) => string;
}

// The numbers are those of PostgreSQL's src/include/catalog/pg_type.dat; those of built-in types never change.
const VALUE_TYPES: readonly ValueType[] = [
  { oid: 16, arrayOid: 1000, parse: (text) => text === 't', write: String }, // boolean
  { oid: 20, arrayOid: 1016, parse: safeInteger, write: String }, // bigint
  { oid: 21, arrayOid: 1005, parse: Number, write: String }, // smallint
  { oid: 23, arrayOid: 1007, parse: Number, write: String }, // integer
  { oid: 700, arrayOid: 1021, parse: Number, write: String }, // real
  { oid: 701, arrayOid: 1022, parse: Number, write: String }, // double precision
  { oid: 1700, arrayOid: 1231, parse: String, write: String }, // numeric
  { oid: 25, arrayOid: 1009, parse: String, write: String }, // text
  { oid: 1043, arrayOid: 1015, parse: String, write: String }, // varchar
  { oid: 2950, arrayOid: 2951, parse: String, write: String }, // uuid
  { oid: 1082, arrayOid: 1182, parse: String, write: isoText }, // date
  { oid: 1114, arrayOid: 1115, parse: String, write: isoText }, // timestamp without time zone
  { oid: 1184, arrayOid: 1185, parse: (text) => new Date(text), write: isoText }, // timestamptz
  { oid: 114, arrayOid: 199, parse: parseJson, write: jsonText }, // json
  { oid: 3802, arrayOid: 3807, parse: parseJson, write: jsonText }, // jsonb
];

/**
 * Sets how values cross the wire, also in arrays: bigint as a number, with a RangeError beyond 2^53 - 1 (that query alone
 * rejects); numeric as a string; timestamptz as a Date; date and timestamp as the server writes them; json parsed. A
 * string given for json is taken as JSON text, since the query builder writes it itself. Other types stay text; an array of
 * them is given as text[] and cast.
 */
export function installValueTypes({ parsers, serializers }: ValueTables): void {
  for (const { oid, arrayOid, parse, write } of VALUE_TYPES) {
    parsers[oid] = parse;
    serializers[oid] = write;
    parsers[arrayOid] = (text) => readArray(text, parse);
    serializers[arrayOid] = (value: unknown) =>
      Array.isArray(value) ? writeArray(value, write) : String(value);
  }
}

/** The elements of an array as PostgreSQL writes it, such as `{1,NULL,"a \"b\""}`; arrays in arrays when it has dimensions. */
export function readArray(literal: string, parse: (text: string) => unknown): unknown[] {
  // Bounds other than 1 come first: [0:1]={a,b}
  const start = literal.indexOf('{');
  return readElements(literal, start + 1, parse).elements;
}

/** The array as PostgreSQL reads it. An undefined element is a TypeError, null is NULL. */
export function writeArray(values: readonly unknown[], write: (value: unknown) => string): string {
  const elements = values.map((value) => {
    if (value === undefined) throw new TypeError('an array for the database holds undefined');
    if (value === null) return 'NULL';
    if (Array.isArray(value)) return writeArray(value, write);
    return `"${write(value).replaceAll(/["\\]/g, '\\$&')}"`;
  });
  return `{${elements.join(',')}}`;
}

function readElements(
  literal: string,
  from: number,
  parse: (text: string) => unknown,
): { elements: unknown[]; end: number } {
  const elements: unknown[] = [];
  let at = from;
  while (at < literal.length && literal[at] !== '}') {
    if (literal[at] === ',') {
      at += 1;
    } else if (literal[at] === '{') {
      const inner = readElements(literal, at + 1, parse);
      elements.push(inner.elements);
      at = inner.end;
    } else {
      const { text, quoted, end } = readElement(literal, at);
      elements.push(text === 'NULL' && !quoted ? null : parse(text));
      at = end;
    }
  }
  return { elements, end: at + 1 };
}

function readElement(literal: string, from: number): { text: string; quoted: boolean; end: number } {
  const quoted = literal[from] === '"';
  const pattern = quoted ? /"((?:[^"\\]|\\.)*)"/sy : /((?:[^,}\\]|\\.)*)/sy;
  pattern.lastIndex = from;
  const [whole = '', escaped = ''] = pattern.exec(literal) ?? [];
  if (whole === '') throw new SyntaxError(`no array literal: ${literal}`);
  return { text: escaped.replaceAll(/\\(.)/gs, '$1'), quoted, end: from + whole.length };
}

function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) {
    throw new RangeError(`the bigint ${text} is no exact JavaScript number: cast it to text in the query`);
  }
  return value;
}

function isoText(value: unknown): string {
  return value instanceof Date ? value.toISOString() : String(value);
}

function parseJson(text: string): unknown {
  return JSON.parse(text);
}

function jsonText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
