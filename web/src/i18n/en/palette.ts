import type { Texts } from '../translate.ts';

export const palette: Texts<'palette'> = {
  'palette.exact': 'Exact colour',
  'palette.hex': 'Code',
  'palette.hexWrong': 'Six digits from 0 to f, such as #2a4168.',
};
