/**
 * What an engine may answer otherwise than looking at every document would, and why. PostgreSQL has none of them; whatever is not named
 * here must be the same.
 */
export const DIFFERENCES = {
  ownRelevance:
    'Relevance compares rule by rule (edits in all, then words found whole, then the fields), where the contract adds up points: the best come first in both, those in the middle may stand otherwise.',
  typosInPrefix:
    'The last word may be the beginning of a word and have a typo at once (“vellutp” finds “vellutino”): somebody who is still typing is understood sooner. It cannot be switched off alone.',
  splitWords:
    'A word that is not the last one and has five letters or more, or is the last one, also finds its two halves side by side (“gabardinelana” finds “gabardine lana”). It cannot be switched off alone.',
  wordsWithDigits:
    'A last word of five characters or more that mixes letters and digits may have a typo, and so may words of letters find words with a digit: only words of digits alone are exempt there.',
  fewerVariants:
    'Of the words with a typo the engine looks at the first 150 with one edit and 50 with two, of beginnings at 1,000.',
} as const;

/** The name of a known difference of an engine from the contract. */
export type Difference = keyof typeof DIFFERENCES;
