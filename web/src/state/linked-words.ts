/** A part of what a member wrote: plain, or an address of the web to open. */
export interface Word {
  text: string;
  href: string | null;
}

const ADDRESS = /https?:\/\/[^\s<>"']+/giu;
/** What ends a sentence, and not an address. */
const AFTER = /[.,;:!?)\]}»”’]+$/u;

/** A text of a member in its parts. Only `http` and `https` become links, and only those that a browser reads as such. */
export function linkedWords(text: string): Word[] {
  const words: Word[] = [];
  let at = 0;
  for (const { 0: found, index } of text.matchAll(ADDRESS)) {
    const address = found.replace(AFTER, '');
    const href = webAddress(address);
    if (href === null) continue;
    words.push({ text: text.slice(at, index), href: null }, { text: address, href });
    at = index + address.length;
  }
  return [...words, { text: text.slice(at), href: null }].filter((word) => word.text !== '');
}

function webAddress(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const { protocol, href, username } = new URL(text);
  // `https://bank.example@evil.example` shows one site and opens another.
  return (protocol === 'https:' || protocol === 'http:') && username === '' ? href : null;
}
