/** A page of prose in one language. Its title and its first sentence are texts of the part `prose`. */
export interface Prose {
  sections: readonly ProseSection[];
  /** the day somebody last compared it with what is true, `2026-11-22` */
  checkedOn: string;
}

/** A section; `id` is its anchor, the same in every language. */
export interface ProseSection {
  id: string;
  title: string;
  blocks: readonly ProseBlock[];
}

/** A thing with several facts to it: a row of a table that a phone can show. */
export interface ProseRecord {
  name: string;
  facts: readonly (readonly [label: string, text: string])[];
}

/** A word of the trade; `id` is its anchor. */
export interface ProseTerm {
  id: string;
  term: string;
  text: string;
}

/** A question of a helper; answers lead to another question or to where the answer is. */
export interface ProseQuestion {
  id: string;
  question: string;
  answers: readonly (readonly [text: string, href: string])[];
}

/** Texts are plain but for links, `[words](/path#anchor)`. A text by itself is a paragraph. */
export type ProseBlock =
  | string
  | { list: readonly string[] }
  | { steps: readonly string[] }
  | { note: string }
  | { facts: readonly (readonly [term: string, text: string])[] }
  | { records: readonly ProseRecord[] }
  | { terms: readonly ProseTerm[] }
  | { questions: readonly ProseQuestion[] }
  /** what happens to a lot, drawn; one caption for each of its four pictures */
  | { sequence: readonly [string, string, string, string] };

/** A piece of a text: words, or words that lead somewhere. */
export type Inline = string | { words: string; href: string };

const LINK = /\[([^\]]+)\]\(([^)\s]+)\)/g;

/** A text in its pieces. */
export function inlinesOf(text: string): Inline[] {
  const pieces: Inline[] = [];
  let done = 0;
  for (const match of text.matchAll(LINK)) {
    const [whole, words = '', href = ''] = match;
    if (match.index > done) pieces.push(text.slice(done, match.index));
    pieces.push({ words, href });
    done = match.index + whole.length;
  }
  if (done < text.length) pieces.push(text.slice(done));
  return pieces;
}

/** Every text of a block that may have links in it, in reading order; the links of questions as such. */
export function textsOf(block: ProseBlock): string[] {
  if (typeof block === 'string') return [block];
  if ('list' in block) return [...block.list];
  if ('steps' in block) return [...block.steps];
  if ('note' in block) return [block.note];
  if ('facts' in block) return block.facts.flat();
  if ('records' in block) return block.records.flatMap(({ name, facts }) => [name, ...facts.flat()]);
  if ('terms' in block) return block.terms.flatMap(({ term, text }) => [term, text]);
  if ('sequence' in block) return [...block.sequence];
  return block.questions.flatMap(({ question, answers }) => [
    question,
    ...answers.map(([words, href]) => `[${words}](${href})`),
  ]);
}

/** The anchors inside of a block. */
export function anchorsOf(block: ProseBlock): string[] {
  if (typeof block === 'string') return [];
  if ('terms' in block) return block.terms.map(({ id }) => id);
  return 'questions' in block ? block.questions.map(({ id }) => id) : [];
}
