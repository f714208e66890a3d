import type { DemoListing } from '../types.ts';
import { lotsOf } from './lot.ts';

/** Amsterdam, Copenhagen and Blönduós. */
export const amsterdamCopenhagen: readonly DemoListing[] = [
  ...lotsOf('pakgaren', [
    ['canvas', ['navy'], 6.2],
    [
      'canvas',
      ['rust'],
      9.5,
      { defect: 'crease_mark', marks: [{ piece: null, alongCm: 475, acrossCm: 75, radiusCm: 10 }] },
    ],
    ['denim', ['indigo', 'white'], 4.4],
    ['linen', ['sky'], 5.1],
    ['flannel', ['bottle'], 3.8],
    [
      'planks',
      ['camel'],
      0,
      {
        pieces: [
          [90, 8, 10],
          [60, 8, 12],
        ],
      },
    ],
    ['buttons', ['brown'], 420],
    ['tarpaulin', ['olive'], 7.4, { locale: 'en' }],
    ['ripstop', ['petrol'], 10.5, { locale: 'en' }],
  ]),
  ...lotsOf('draadschool', [
    ['poplin', ['red'], 5.3],
    ['jersey', ['mint'], 6.6],
    ['sweat', ['mustard'], 4.2],
    ['felt', ['orange'], 3.1],
    ['hand_yarn', ['sky', 'navy'], 3.8, { origin: 'private' }],
    ['foam', ['yellow'], 0, { pieces: [[50, 40, 9]], locale: 'en' }],
    ['drill', ['bottle'], 7.1, { locale: 'en' }],
    ['shirt_stripe', ['white', 'red'], 3.5, { locale: 'en' }],
    [
      'ripstop',
      ['red'],
      6.4,
      { claims: [{ by: 'pakgaren', amount: { value: 3, unit: 'm' }, status: 'reserved' }] },
    ],
  ]),
  ...lotsOf('syvende-sting', [
    ['upholstery', ['charcoal'], 7.3],
    [
      'upholstery',
      ['terracotta'],
      4.1,
      { defect: 'snag', marks: [{ piece: null, alongCm: 210, acrossCm: 96, radiusCm: 4 }] },
    ],
    ['canvas', ['bottle'], 5.5],
    ['planks', ['natural'], 0, { pieces: [[70, 9, 14]], defect: 'crack' }],
    ['membrane', ['navy'], 8.6, { price: { value: 60, currency: 'DKK', per: 'm' } }],
    [
      'shoulder',
      ['camel'],
      2,
      {
        state: {
          status: 'changes_requested',
          reason: 'measures_wrong',
          note: 'Hvor tykt er læderet? Skriv det gerne, så godkender vi.',
        },
      },
    ],
    ['foam', ['grey'], 0, { pieces: [[80, 50, 4]], locale: 'en' }],
    ['leather_scraps', ['black'], 5.4, { locale: 'en' }],
  ]),
  ...lotsOf('nordlys-strik', [
    ['yarn_cones', ['sky'], 6.1],
    ['yarn_cones', ['rust'], 4.4, { swap: true }],
    ['hand_yarn', ['petrol', 'mint'], 2.9],
    ['panel', ['mustard'], 0, { pieces: [[64, 54, 5]] }],
    ['poplin', ['yellow'], 3.2, { origin: 'end_of_collection' }],
    ['cable', ['bottle'], 0, { pieces: [[70, 55, 4]], locale: 'en' }],
    ['jersey', ['rust'], 5.2, { locale: 'en', brand: true }],
  ]),
  ...lotsOf('hvonn', [
    ['hand_yarn', ['ecru', 'brown', 'grey'], 5.1],
    ['yarn_cones', ['charcoal'], 3.6],
    ['yarn_cones', ['sage'], 2.8, { defect: 'shade_variation' }],
    ['felt', ['ivory'], 4.4],
    ['felt', ['cherry'], 2.3],
    ['panel', ['grey', 'ivory'], 0, { pieces: [[70, 55, 6]] }],
    ['tweed', ['brown', 'charcoal', 'ecru'], 3.9],
    [
      'shearling',
      ['brown'],
      0,
      {
        pieces: [
          [35, 20, 14],
          [25, 15, 20],
        ],
        form: 'offcut',
        locale: 'en',
        defect: 'thickness_variation',
      },
    ],
    [
      'hand_yarn',
      ['navy', 'sky', 'white'],
      4.7,
      { locale: 'en', price: { value: 2400, currency: 'ISK', per: 'kg' } },
    ],
    ['herringbone', ['grey', 'white'], 2.4, { locale: 'en' }],
  ]),
];
