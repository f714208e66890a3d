/** What a colour is picked with. */
export const palette = {
  'palette.exact': 'Colore esatto',
  'palette.hex': 'Codice',
  'palette.hexWrong': 'Sei cifre da 0 a f, come #2a4168.',
} as const;
