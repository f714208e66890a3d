import fibres from './fibres.json' with { type: 'json' };
import trade from './trade-words.json' with { type: 'json' };

/** Words for one code, with spaces where several make one name. */
export interface TitleWords {
  code: string;
  words: readonly string[];
}

/**
 * The words by which titles name materials, in eleven languages (trade-words.json, and the fibres' names and trade words of
 * fibres.json). Some thirty kilobytes compressed into ten: for the form that suggests, loaded when it is used.
 */
export const titleWords: {
  categories: readonly TitleWords[];
  forms: readonly TitleWords[];
  fibres: readonly TitleWords[];
  /** beginnings of compound words, each with its fibre */
  compounds: Readonly<Record<string, string>>;
} = {
  categories: listed(trade.categories),
  forms: listed(trade.forms),
  fibres: [
    ...listed(trade.fibres),
    // Short ones are codes of labels, which are words of every day in some language: CO, SE, LI.
    ...fibres.map(({ code, names, aliases }) => ({
      code,
      words: [...Object.values(names), ...aliases].filter((word) => word.length > 3),
    })),
  ],
  compounds: trade.compounds,
};

function listed(words: Readonly<Record<string, string>>): TitleWords[] {
  return Object.entries(words).map(([code, text]) => ({ code, words: text.split(', ') }));
}
