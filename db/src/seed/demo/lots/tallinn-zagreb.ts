import type { DemoListing } from '../types.ts';
import { lotsOf } from './lot.ts';

/** Tallinn and Zagreb. */
export const tallinnZagrebLots: readonly DemoListing[] = [
  ...lotsOf('kangakoda', [
    ['linen', ['grey'], 6.9],
    ['linen', ['natural'], 12.5],
    ['poplin', ['mint'], 4.3],
    ['sweat', ['royal'], 5.8],
    [
      'jersey',
      ['aubergine'],
      3.6,
      { defect: 'snag', marks: [{ piece: null, alongCm: 150, acrossCm: 40, radiusCm: 2 }] },
    ],
    ['felt', ['pearl'], 4.1],
    ['yarn_cones', ['olive'], 5.2],
    ['reels', ['white', 'black', 'red'], 70],
    ['plywood', ['ecru'], 0, { pieces: [[70, 50, 7]] }],
    ['tweed', ['olive', 'bottle', 'rust'], 4.9, { locale: 'en' }],
    ['overcoat', ['grey'], 5.3, { locale: 'en' }],
    [
      'upholstery',
      ['rust'],
      3.8,
      { locale: 'en', claims: [{ by: 'hvonn', amount: { value: 1, unit: 'm' }, status: 'cancelled' }] },
    ],
    ['calf', ['navy'], 2, { locale: 'en' }],
  ]),
  ...lotsOf('sesti-bod', [
    ['canvas', ['charcoal'], 7.6],
    ['tarpaulin', ['yellow'], 5.1],
    ['pu_coated', ['tobacco'], 4.4, { defect: 'coating_peeling' }],
    ['buckles', ['silver'], 250, { defect: 'oxidation' }],
    ['lining', ['olive'], 9.7],
    ['poplin', ['royal'], 5.8, { state: { status: 'pending' } }],
    ['canvas', ['orange'], 4.2, { locale: 'de' }],
    ['poplin', ['bordeaux'], 3.7, { locale: 'de' }],
  ]),
  ...lotsOf('plavi-konac', [
    ['linen', ['petrol'], 4.7],
    ['denim', ['indigo', 'pearl'], 5.3],
    ['felt', ['mustard'], 2.8],
    [
      'poplin',
      ['sand'],
      6.1,
      {
        claims: [
          {
            by: 'sesti-bod',
            amount: { value: 2, unit: 'm' },
            status: 'reserved',
            note: 'Za podstavu torbi, dolazim u četvrtak.',
            messages: [
              ['giver', 'Odgovara, radim od 15 do 19 sati.'],
              ['taker', 'Hvala, vidimo se!'],
            ],
          },
        ],
      },
    ],
    ['planks', ['tobacco'], 0, { pieces: [[80, 7, 12]] }],
    ['lining', ['powder'], 7.2, { state: { status: 'withdrawn' } }],
    ['felt', ['sky'], 3.5, { locale: 'de' }],
    ['lining', ['charcoal'], 10.4, { locale: 'de' }],
    ['acrylic', ['orange'], 0, { locale: 'de', pieces: [[40, 40, 8]] }],
  ]),
];
