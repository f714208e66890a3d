import type { Texts } from '../translate.ts';

export const issues: Texts<'issues'> = {
  'issue.required': 'Still missing.',
  'issue.unknown_code': 'Choose an entry of the list.',
  'issue.unknown_field': 'This field does not apply to the chosen material: empty it.',
  'issue.wrong_type': 'The value is not of the right type.',
  'issue.wrong_format': 'The format is not right.',
  'issue.invalid': 'This value is not right.',
  'issue.too_short': 'Too short: at least {min} characters.',
  'issue.too_long': 'Too long: {max} characters at most.',
  'issue.too_many': 'These are too many.',
  'issue.out_of_range': 'Out of range.',
  'issue.out_of_range.both': 'Must be between {min} and {max}.',
  'issue.out_of_range.min': 'At least {min}.',
  'issue.out_of_range.max': '{max} at most.',
  'issue.not_a_step': 'Too many decimals: round it.',
  'issue.duplicate': 'It stands twice: join the two shares.',
  'issue.composition_sum': 'The shares of “{part}” add up to {sum}%, not 100%.',
  'issue.unit_mismatch':
    'The unit does not go with the rest: pieces with sizes are counted in pieces, the smallest cut has the unit of the amount.',
  'issue.pieces_total': 'The listed pieces are {total}: the number must be the same.',
  'issue.waste_refused': 'Waste cannot be posted: it needs an authorised collector or the municipal centre.',
  'issue.unexpected':
    'It does not go with the rest: a gift or swap has no price, and the gift route is for gifts only.',
  'issue.not_offered': 'For now, who comes first is served first.',
  'issue.banned_name':
    'The word “{word}” cannot be used here: say what it really is, for example “coated fabric”.',
  'issue.waste_code': '“{word}” is a waste code, and waste cannot be posted.',
  'issue.leather_word': 'In Italy “{word}” may only name real leather or fur. Is it?',
  'issue.waste_word': '“{word}” reads like waste. Is it a leftover that can be used as it is?',
  'issue.green_claim':
    '“{word}” is a general promise that the law does not allow. Can you say how it is made instead?',
  'issue.untypical': 'Usually between {low} and {high}. Is this right?',
  'issue.mass_mismatch': 'Length, width and weight give about {computed} kg. Is this right?',
  'issue.control_character': 'It contains invisible characters: type it by hand.',
  'issue.markup': 'Write plain text, without signs such as < and >.',
  'issue.malformed': 'It contains broken characters: type it by hand.',
  'issue.nan': 'Write a number, for example 12.5.',
};
