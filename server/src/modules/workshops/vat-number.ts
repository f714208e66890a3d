import * as jsvat from 'jsvat-next';

const { checkVAT, norway } = jsvat;

// By the letters that a number begins with, which for Greece and Switzerland are not the country's own.
const CHECKED: Readonly<Record<string, jsvat.Country>> = {
  AT: jsvat.austria,
  BE: jsvat.belgium,
  BG: jsvat.bulgaria,
  CHE: jsvat.switzerland,
  CY: jsvat.cyprus,
  CZ: jsvat.czechRepublic,
  DE: jsvat.germany,
  DK: jsvat.denmark,
  EE: jsvat.estonia,
  EL: jsvat.greece,
  ES: jsvat.spain,
  FI: jsvat.finland,
  FR: jsvat.france,
  GB: jsvat.unitedKingdom,
  HR: jsvat.croatia,
  HU: jsvat.hungary,
  IE: jsvat.ireland,
  IT: jsvat.italy,
  LT: jsvat.lithuania,
  LU: jsvat.luxembourg,
  LV: jsvat.latvia,
  MT: jsvat.malta,
  NL: jsvat.netherlands,
  PL: jsvat.poland,
  PT: jsvat.portugal,
  RO: jsvat.romania,
  SE: jsvat.sweden,
  SI: jsvat.slovenia,
  SK: jsvat.slovakiaRepublic,
};

/** Letters that countries' numbers begin with, where they are not the country's ISO code. */
const LETTERS: Readonly<Record<string, string>> = { CH: 'CHE', GR: 'EL' };

/** Virðisaukaskattsnúmer: five or six digits without a check digit (Skatturinn), so only its form is known. */
const ICELAND = /^IS\d{5,6}$/;
const NORWAY = /^NO(\d{9})(?:MVA)?$/;
/** The same number in each of the country's languages. */
const SWISS_SUFFIX = /^(CHE\d{9})(?:MWST|TVA|IVA)$/;

/**
 * Writes a VAT number of the European Union, Switzerland, Iceland, Norway or the United Kingdom as its register does: with the
 * country's letters, without blanks, dots and hyphens. Letters that are missing are those of `countryCode` (ISO 3166-1). Form
 * and check digits are looked at here; nobody is asked whether it was ever given out.
 * @returns null when it is none of these
 */
export function normaliseVatNumber(typed: string, countryCode: string): string | null {
  const compact = typed.toUpperCase().replace(/[\s.\-–/·]/g, '');
  const letters = LETTERS[countryCode] ?? countryCode;
  return readNumber(compact) ?? readNumber(`${letters}${compact}`);
}

function readNumber(compact: string): string | null {
  if (ICELAND.test(compact)) return compact;
  const [, norwegian] = NORWAY.exec(compact) ?? [];
  if (norwegian) return norway.calcFn(norwegian) ? `NO${norwegian}MVA` : null;
  const number = SWISS_SUFFIX.exec(compact)?.[1] ?? compact;
  // Northern Ireland's numbers are British ones.
  const british = number.replace(/^XI/, 'GB');
  const letters = british.startsWith('CHE') ? 'CHE' : british.slice(0, 2);
  const country = Object.hasOwn(CHECKED, letters) ? CHECKED[letters] : undefined;
  return country && checkVAT(british, [country]).isValid ? number : null;
}
