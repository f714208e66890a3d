/** Saying where the defects of a lot lie, on its drawing. */
export const marks = {
  'marks.title': 'Dove sono i difetti?',
  'marks.hint':
    'Tocca il disegno dove sta il difetto, poi trascina il segno. Con la tastiera: le frecce lo spostano di 1 cm, con Maiusc di 10.',
  'marks.nowhere': 'Quando ci sono le misure, qui segni i difetti sul disegno.',
  'marks.noDefects': 'Scegli prima quali difetti ha: poi li segni sul disegno.',
  'marks.add': 'Aggiungi un segno',
  'marks.remove': 'Togli il segno {letter}',
  'marks.sign': 'Segno {letter}: {defect}',
  'marks.defect': 'Difetto',
  'marks.piece': 'Pezzo',
  'marks.pieceN': '{n}: {size}',
  'marks.along': 'Dall’inizio, cm',
  'marks.across': 'Dalla cimosa sinistra, cm',
  'marks.alongPiece': 'Dal lato corto, cm',
  'marks.acrossPiece': 'Dal lato lungo, cm',
  'marks.size': 'Quanto è grande, cm',
  'marks.most': 'Bastano {count} segni: gli altri dilli nelle note.',
} as const;
