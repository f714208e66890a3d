import type { DemoListing } from '../types.ts';
import { lotsOf } from './lot.ts';

/** Milan: what the studio's shelves hold beside its best pieces, and what the knitters of Lambrate pass on. */
export const milanoStudios: readonly DemoListing[] = [
  ...lotsOf('ventisei-aghi', [
    ['flannel', ['charcoal'], 5.4],
    [
      'flannel',
      ['pearl'],
      2.8,
      { defect: 'snag', marks: [{ piece: null, alongCm: 130, acrossCm: 62, radiusCm: 2 }] },
    ],
    ['fresco', ['grey'], 7.2],
    [
      'gabardine',
      ['black'],
      14,
      { claims: [{ by: 'ada-morini', amount: { value: 2.5, unit: 'm' }, status: 'reserved' }] },
    ],
    ['gabardine', ['sage'], 4.1],
    ['pinstripe', ['navy', 'pearl'], 6.3],
    ['pinstripe', ['charcoal', 'white'], 3.1, { swap: true }],
    ['windowpane', ['olive', 'rust'], 4.8],
    ['windowpane', ['navy', 'sky'], 5.2, { brand: true }],
    ['glen_check', ['brown', 'ivory'], 3.9],
    ['overcoat', ['camel'], 6.6, { price: { value: 14, currency: 'EUR', per: 'm' }, brand: true }],
    [
      'overcoat',
      ['bordeaux'],
      3.2,
      { defect: 'moth_damage', marks: [{ piece: null, alongCm: 12, acrossCm: 8, radiusCm: 0.5 }] },
    ],
    ['overcoat', ['petrol'], 4.4, { origin: 'cancelled' }],
    ['herringbone', ['charcoal', 'pearl'], 5.1],
    ['houndstooth', ['brown', 'ecru'], 3.3],
    ['satin', ['ivory'], 6.2, { price: { value: 9, currency: 'EUR', per: 'm' } }],
    [
      'satin',
      ['petrol'],
      2.4,
      { defect: 'snag', marks: [{ piece: null, alongCm: 88, acrossCm: 101, radiusCm: 3 }] },
    ],
    ['crepe', ['powder'], 7.5],
    ['crepe', ['black'], 12.5],
    ['chiffon', ['sky'], 5.8],
    ['twill_silk', ['mustard'], 4.6],
    ['lining', ['bordeaux'], 26],
    [
      'lining',
      ['navy'],
      18.5,
      {
        claims: [
          {
            by: 'palco-nove',
            amount: { value: 6, unit: 'm' },
            status: 'collected',
            massKg: 0.66,
            displacement: 'yes',
          },
        ],
      },
    ],
    ['cupro', ['sand'], 11.5],
    ['hair_canvas', ['natural'], 6.4],
    ['fusible', ['white'], 34, { bay: true }],
    ['poplin', ['lilac'], 5.9],
    ['buttons', ['black'], 900, { bay: true }],
    ['zips', ['navy'], 140],
  ]),
  ...lotsOf('maglieria-lambro', [
    ['yarn_cones', ['charcoal'], 12.5],
    ['yarn_cones', ['ivory'], 8],
    ['yarn_cones', ['bottle'], 6.2, { defect: 'shade_variation' }],
    [
      'yarn_cones',
      ['mustard'],
      4.8,
      {
        claims: [
          {
            by: 'terzo-cortile',
            amount: { value: 1.5, unit: 'kg' },
            status: 'reserved',
            note: 'Per il corso di maglia a macchina.',
            messages: [
              ['taker', 'Avreste anche una rocca di recupero per fare le prove?'],
              ['giver', 'Ne aggiungo una iniziata, fuori conto.'],
            ],
          },
        ],
      },
    ],
    ['cotton_cones', ['white'], 15],
    ['cotton_cones', ['indigo'], 5.5],
    ['panel', ['rust'], 0, { pieces: [[68, 58, 9]] }],
    [
      'panel',
      ['navy', 'ivory'],
      0,
      {
        pieces: [
          [66, 56, 6],
          [40, 30, 8],
        ],
      },
    ],
    [
      'panel',
      ['pearl'],
      0,
      {
        pieces: [[70, 60, 4]],
        defect: 'hole',
        marks: [{ piece: 0, alongCm: 22, acrossCm: 31, radiusCm: 0.5 }],
      },
    ],
    ['cable', ['ecru'], 0, { pieces: [[72, 55, 7]] }],
    ['rib', ['black'], 3.6],
    ['jersey', ['white'], 22.5],
    ['jersey', ['black'], 9.4, { origin: 'quality_reject', defect: 'needle_line' }],
    ['jersey_stripe', ['ivory', 'navy'], 6.7],
    ['sweat', ['navy'], 7.6],
    ['sweat', ['sage'], 3.8],
    ['hand_yarn', ['camel', 'brown'], 2.6],
  ]),
];
