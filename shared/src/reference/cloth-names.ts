import cloths from './cloth-names.json' with { type: 'json' };

/** A cloth, by its names in eleven languages, with blanks where several words make one name. */
export interface ClothNames {
  /** what titles call it */
  titled: readonly string[];
  /** those of them that are no other material, word by word: what it may be searched by */
  searched: readonly string[];
}

/** The cloths that titles name, whatever the category. */
export const clothNames: readonly ClothNames[] = cloths.cloths.map((line) => {
  const names = line.split(', ');
  return {
    titled: names.map((name) => name.replaceAll(/[()]/gu, '')),
    searched: names.filter((name) => !name.startsWith('(')),
  };
});
