import type { Issue } from '../errors.ts';

/**
 * Words of texts that the law or our own rules do not let through (`refused`), and words worth a second look (`noted`).
 * Sources: domain/law.json ("Leather words (IT)" = D.Lgs. 68/2020; "Never broker waste (IT)"; "EWC codes"; "Environmental
 * claims" = Dir. (EU) 2024/825), domain/fibres.meta.json (`not_listable`).
 */
const ASBESTOS = /\b(asbest\w*|amianto|amiante|amiant|azbest|eternit)\b/iu;
const FALSE_LEATHER =
  /\b(eco[\s-]?pell\w*|simil[\s-]?pell\w*|finta[\s-]pelle|pelle[\s-](vegana|sintetica|ecologica)|vegan[\s-]leather|eco[\s-]?leather|faux[\s-]leather|pellicci[ae][\s-](sintetic|ecologic)\w*|eco[\s-]?pellicci\w*|similcuoio|cuoio[\s-]sintetico)\b/iu;
const LEATHER = /\b(pelle|cuoio|pelliccia|leather|cuir|leder)\b/iu;
/** A named waste code, or one that workshops' residues have (Decision 2000/532/EC as listed in domain/law.json). */
const EWC_CODE =
  /\b(?:CER|EER|EWC|LoW)\s*[:.]?\s*\d{2}\s?\d{2}\s?\d{2}\b|\b(?:04 01 0[89]|04 02 (?:09|2[12])|03 01 05|12 01 0[135]|07 02 13|10 12 08|10 11 12|15 01 0\d|15 02 03|19 12 08|20 01 (?:1[01]|38))\b/iu;
const WASTE_WORD = /\b(rifiut[oi]|smaltiment[oi]|waste|déchets?|afval|residuos|abfall|otpad)\b/iu;
const GREEN_CLAIM =
  /\b(eco[\s-]?friendly|ecologic\w*|ecosostenibil\w*|sostenibil\w*|sustainable|amico dell['’]ambiente)\b/iu;

export interface WordContext {
  /** true in hubs under Italian law */
  italianHub: boolean;
  /** false for fabrics, true for leather and fur */
  realLeather: boolean;
}

/** Checks one text field. `path` names the field in the issues. */
export function checkWords(
  path: string,
  text: string,
  context: WordContext,
): { refused: Issue[]; noted: Issue[] } {
  const refused: Issue[] = [];
  const noted: Issue[] = [];
  const found = (list: Issue[], pattern: RegExp, code: string, message: string): void => {
    const word = pattern.exec(text)?.[0];
    if (word) list.push({ path, code, message, params: { word } });
  };
  found(refused, ASBESTOS, 'banned_name', 'Asbestos is banned in the EU and cannot be listed.');
  found(
    refused,
    EWC_CODE,
    'waste_code',
    'A waste code says that this is waste. Waste cannot be listed: use your authorised collector or the municipal centre.',
  );
  if (context.italianHub) {
    found(
      refused,
      FALSE_LEATHER,
      'banned_name',
      'Italian law (D.Lgs. 68/2020) keeps leather and fur words for real leather and fur. Say "tessuto spalmato" or "tessuto a pelo".',
    );
    if (!context.realLeather && !FALSE_LEATHER.test(text)) {
      found(noted, LEATHER, 'leather_word', 'In Italy this word may only name real leather or fur.');
    }
  }
  found(noted, WASTE_WORD, 'waste_word', 'This reads like waste, which cannot be listed.');
  found(
    noted,
    GREEN_CLAIM,
    'green_claim',
    'General environmental claims are not allowed; say what it is instead.',
  );
  return { refused, noted };
}
