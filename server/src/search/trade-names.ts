import { clothNames } from '@scampolo/shared/reference/cloth-names';
import { titleWords } from '@scampolo/shared/reference/title-words';
import { wordsOf } from './words.ts';

const cloths = new Map(
  clothNames.flatMap(({ titled, searched }) => titled.map((name) => [wordsOf(name).join(' '), searched])),
);
/** How many words the longest name has that begins with this one: hardly any word of a title begins a name. */
const longest = new Map<string, number>();
for (const name of cloths.keys()) {
  const [first = '', ...others] = name.split(' ');
  longest.set(first, Math.max(longest.get(first) ?? 0, 1 + others.length));
}
const forms = new Map(titleWords.forms.map(({ code, words }) => [code, words]));
const fibres = Map.groupBy(titleWords.fibres, ({ code }) => code);

/**
 * The names, in all languages, of the cloths that a title names: of `velluto a coste` those of corduroy, not those of velvet. The
 * longest name counts.
 */
export function clothNamesIn(title: string): string[] {
  const words = wordsOf(title);
  const names: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const most = longest.get(words[at] ?? '') ?? 0;
    for (let length = Math.min(most, words.length - at); length > 0; length -= 1) {
      const found = cloths.get(words.slice(at, at + length).join(' '));
      if (found === undefined) continue;
      names.push(...found);
      at += length - 1;
      break;
    }
  }
  return names;
}

/** What the trade calls a form in eleven languages: `scampolo`, `remnant`, `coupon`. */
export function formNames(form: string): readonly string[] {
  return forms.get(form) ?? [];
}

/** What titles call a fibre, besides its names: `villane`, `vuneni`. */
export function fibreWords(fibre: string): string[] {
  return (fibres.get(fibre) ?? []).flatMap(({ words }) => words);
}
