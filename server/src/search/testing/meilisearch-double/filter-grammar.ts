import { ApiError } from './api-error.ts';

export type Comparison = '=' | '!=' | '>' | '>=' | '<' | '<=';

/** A filter, read. */
export type Filter =
  | { kind: 'and' | 'or'; parts: Filter[] }
  | { kind: 'not'; part: Filter }
  | { kind: 'compare'; field: string; operator: Comparison; value: string }
  | { kind: 'between'; field: string; from: string; to: string }
  | { kind: 'in'; field: string; values: string[] };

const KEYWORDS = /^(?:AND|OR|NOT|IN|TO|EXISTS|IS|NULL|EMPTY|CONTAINS|STARTS|WITH|_geo\w*)$/;
const DEEPEST = 150;

type Token = { kind: 'word' | 'quoted' | 'sign'; text: string };

/**
 * Reads the `filter` of a request: a string, or a list of which all must hold, where a list in a list holds alternatives.
 * @throws {ApiError} `invalid_search_filter` for anything else, such as a quote that is not escaped
 */
export function readFilter(filter: unknown): Filter | null {
  if (filter === undefined || filter === null || filter === '') return null;
  if (typeof filter === 'string') return readExpression(filter);
  if (!Array.isArray(filter)) throw wrong('The filter must be a string or an array');
  const parts = filter.map((part): Filter => {
    if (typeof part === 'string') return readExpression(part);
    if (!Array.isArray(part) || !part.every((one) => typeof one === 'string'))
      throw wrong('Expected strings');
    return { kind: 'or', parts: part.map(readExpression) };
  });
  return parts.length === 0 ? null : { kind: 'and', parts };
}

function readExpression(text: string): Filter {
  const tokens = tokensOf(text);
  let next = 0;
  const peek = () => tokens[next];
  const isWord = (word: string) => peek()?.kind === 'word' && peek()?.text === word;
  const takeSign = (sign: string) => {
    if (peek()?.kind !== 'sign' || peek()?.text !== sign) return false;
    next += 1;
    return true;
  };
  const takeValue = (): string => {
    const token = peek();
    if (token === undefined || token.kind === 'sign') throw wrong(`Was expecting a value in ${text}`);
    if (token.kind === 'word' && KEYWORDS.test(token.text))
      throw wrong(`${token.text} is a reserved keyword`);
    next += 1;
    return token.text;
  };

  const filter = readJoined('OR', 0);
  if (next < tokens.length) throw wrong(`Found unexpected characters at the end of the filter: ${text}`);
  return filter;

  function readJoined(word: 'OR' | 'AND', depth: number): Filter {
    if (depth > DEEPEST) throw wrong('The filter exceeded the maximum depth limit.');
    const readPart = () => (word === 'OR' ? readJoined('AND', depth + 1) : readNot(depth + 1));
    const parts = [readPart()];
    while (isWord(word)) {
      next += 1;
      parts.push(readPart());
    }
    const [only] = parts;
    return parts.length === 1 && only !== undefined ? only : { kind: word === 'OR' ? 'or' : 'and', parts };
  }

  function readNot(depth: number): Filter {
    if (!isWord('NOT')) return readPrimary(depth);
    next += 1;
    return { kind: 'not', part: readNot(depth + 1) };
  }

  function readPrimary(depth: number): Filter {
    if (takeSign('(')) {
      const inner = readJoined('OR', depth + 1);
      if (!takeSign(')')) throw wrong(`Missing closing delimiter ) in ${text}`);
      return inner;
    }
    const field = takeValue();
    if (isWord('IN')) {
      next += 1;
      return { kind: 'in', field, values: readList() };
    }
    const sign = peek();
    if (sign?.kind === 'sign' && /^(?:[<>!]?=|[<>])$/.test(sign.text)) {
      next += 1;
      return { kind: 'compare', field, operator: sign.text as Comparison, value: takeValue() };
    }
    const from = takeValue();
    if (!isWord('TO')) throw wrong(`Was expecting an operation in ${text}`);
    next += 1;
    return { kind: 'between', field, from, to: takeValue() };
  }

  function readList(): string[] {
    if (!takeSign('[')) throw wrong('Expected `[` after `IN` keyword.');
    const values: string[] = [];
    while (!takeSign(']')) {
      values.push(takeValue());
      if (takeSign(',')) continue;
      if (peek()?.kind !== 'sign' || peek()?.text !== ']')
        throw wrong('Expected only comma-separated values inside `IN[..]`');
    }
    return values;
  }
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const rest = text.slice(at);
    const [blank] = /^\s+/u.exec(rest) ?? [];
    const [word] = /^[\p{Alphabetic}\p{N}_.-]+/u.exec(rest) ?? [];
    const [sign] = /^(?:<=|>=|!=|[<>=()[\],])/.exec(rest) ?? [];
    if (blank !== undefined) at += blank.length;
    else if (word !== undefined) {
      tokens.push({ kind: 'word', text: word });
      at += word.length;
    } else if (sign !== undefined) {
      tokens.push({ kind: 'sign', text: sign });
      at += sign.length;
    } else {
      const { value, length } = readQuoted(rest);
      tokens.push({ kind: 'quoted', text: value });
      at += length;
    }
  }
  return tokens;
}

function readQuoted(rest: string): { value: string; length: number } {
  const quote = rest.charAt(0);
  if (quote !== '"' && quote !== "'") throw wrong(`Was expecting an operation, found ${rest.slice(0, 20)}`);
  let at = 1;
  while (at < rest.length && rest.charAt(at) !== quote) at += rest.charAt(at) === '\\' ? 2 : 1;
  if (at >= rest.length) throw wrong(`Missing closing delimiter ${quote}`);
  return { value: unescaped(rest.slice(1, at).replaceAll(`\\${quote}`, quote)), length: at + 1 };
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\',
  n: '\n',
  r: '\r',
  t: '\t',
  "'": "'",
  '"': '"',
  '0': '\0',
};

/** As the `unescaper` crate does it: a backslash before anything else is an error. */
function unescaped(text: string): string {
  return text.replaceAll(/\\(.?)/gsu, (_, sign: string) => {
    const meant = ESCAPES[sign];
    if (meant === undefined) throw wrong('The value is malformed');
    return meant;
  });
}

function wrong(message: string): ApiError {
  return new ApiError('invalid_search_filter', message);
}
