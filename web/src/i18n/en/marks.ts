import type { Texts } from '../translate.ts';

export const marks: Texts<'marks'> = {
  'marks.title': 'Where are the defects?',
  'marks.hint':
    'Touch the drawing where the defect lies, then drag its sign. By keyboard: arrow keys move it by 1 cm, with Shift by 10.',
  'marks.nowhere': 'Once the measures are there, you mark the defects on the drawing here.',
  'marks.noDefects': 'First choose which defects it has: then mark them on the drawing.',
  'marks.add': 'Add a sign',
  'marks.remove': 'Remove sign {letter}',
  'marks.sign': 'Sign {letter}: {defect}',
  'marks.defect': 'Defect',
  'marks.piece': 'Piece',
  'marks.pieceN': '{n}: {size}',
  'marks.along': 'From the beginning, cm',
  'marks.across': 'From the left selvedge, cm',
  'marks.alongPiece': 'From the short side, cm',
  'marks.acrossPiece': 'From the long side, cm',
  'marks.size': 'How large it is, cm',
  'marks.most': '{count} signs are enough: tell of the others in the notes.',
};
