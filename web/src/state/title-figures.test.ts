import { describe, expect, it } from 'vitest';
import { readFigures } from './title-figures.ts';

describe('readFigures', () => {
  it.each([
    ['Gabardina 150 cm 280 g/m² 12 m', { widthCm: 150, weightGsm: 280, metres: 12 }],
    ['12 m x 150 cm', { metres: 12, widthCm: 150 }],
    ['150 cm × 12,5 mt', { metres: 12.5, widthCm: 150 }],
    ['Lino h 1,50, 8 metri', { widthCm: 150, metres: 8 }],
    ['Altezza 140, gr 280/mq', { widthCm: 140 }],
    ['Popeline 110 gr/mq', { weightGsm: 110 }],
    ['Jersey 200gsm, 5 yds', { weightGsm: 200, metres: 4.57 }],
    ['Denim 12 oz', { weightGsm: 407, weightWritten: '12 oz' }],
    ['Seta 19 momme', { weightGsm: 82, weightWritten: '19 momme' }],
    ['Laize 140 cm, 3 mètres', { widthCm: 140, metres: 3 }],
    ['Breite 150, 4 Meter', { widthCm: 150, metres: 4 }],
    ['Ancho 1,45 m, 6 metros', { widthCm: 145, metres: 6 }],
    ['Breedte 140 cm, 20 stuks', { widthCm: 140, pieces: 20 }],
    ['Ritagli 60x40 cm, 30 pz', { piece: { lengthCm: 60, widthCm: 40 }, pieces: 30 }],
    ['Lastra 600 x 400 mm', { piece: { lengthCm: 60, widthCm: 40 } }],
    ['Feltro 3 mq', { areaM2: 3 }],
    ['Filato 2,5 kg', { kg: 2.5 }],
    ['Rocca da 250 g', { grams: 250 }],
    ['40 bottoni', { count: 40 }],
    ['Taglia 42, lotto 3', {}],
    ['Lana Super 120’s', {}],
    ['2 mani', { count: 2 }],
    ['', {}],
  ])('reads "%s"', (title, figures) => {
    expect(readFigures(title)).toEqual(figures);
  });

  it('reads each figure once', () => {
    expect(readFigures('280 g, 300 g/m², 12 m, 14 m')).toMatchObject({ weightGsm: 300, metres: 12 });
  });
});
