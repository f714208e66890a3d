const BY_LANGUAGE = {
  it: 'a ad ai al alla alle allo con da dal dalla dalle de dei del dell della delle dello di e ed gli i il in l la le lo nel nella o per su sul sulla tra un una uno',
  en: 'a an and by for from in of on or the to with',
  fr: 'au aux avec d dans de des du en et l la le les ou par pour un une',
  es: 'con de del el en la las los o para por un una y',
  ca: 'amb de del dels el els en i l la les o per un una',
  nl: 'de een en het met of van voor',
  de: 'aus das dem den der die ein eine fur mit oder und von',
  da: 'af den det en et fra i med og til',
  et: 'ja',
  is: 'og i ur',
  hr: 'i iz od s sa u za',
};

/**
 * Words that join others and say nothing of a material, in the eleven languages, as `wordsOf` writes them. A
 * query leaves them out, so that `wool for a coat` asks for wool and coat; documents keep them, so that
 * phrases stay whole. Words that change the meaning (senza, without, sans) are not here.
 */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  Object.values(BY_LANGUAGE).flatMap((words) => words.split(' ')),
);
