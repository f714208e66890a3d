import type { DemoListing } from '../types.ts';
import { lotsOf } from './lot.ts';

/** Milan: the leather bench of the Ortica, a pattern maker who works alone, the officina of the Giambellino. */
export const milanoMakers: readonly DemoListing[] = [
  ...lotsOf('pelle-e-filo', [
    ['calf', ['tobacco'], 4, { price: { value: 22, currency: 'EUR', per: 'pcs' }, brand: true }],
    ['calf', ['black'], 6, { defect: 'scar', brand: true }],
    ['calf', ['bottle'], 2, { brand: true, origin: 'sampling' }],
    ['lamb', ['powder'], 5],
    [
      'lamb',
      ['petrol'],
      3,
      { claims: [{ by: 'ventisei-aghi', amount: { value: 1, unit: 'pcs' }, status: 'reserved' }] },
    ],
    ['goat_suede', ['rust'], 6],
    ['goat_suede', ['navy'], 3],
    ['shoulder', ['natural'], 3, { price: { value: 38, currency: 'EUR', per: 'pcs' }, brand: true }],
    ['shoulder', ['brown'], 2, { brand: true }],
    ['leather_scraps', ['cherry'], 4.2],
    [
      'leather_scraps',
      ['sand'],
      6.8,
      {
        claims: [
          {
            by: 'accademia-ripa',
            amount: { value: 2, unit: 'kg' },
            status: 'collected',
            massKg: 2.05,
            displacement: 'partly',
          },
        ],
      },
    ],
    ['buckles', ['gold'], 400],
    ['canvas', ['natural'], 8.3],
  ]),
  ...lotsOf('ada-morini', [
    ['poplin', ['white'], 6.5],
    [
      'canvas',
      ['ecru'],
      12,
      {
        claims: [
          {
            by: 'accademia-ripa',
            amount: { value: 5, unit: 'm' },
            status: 'collected',
            massKg: 2.8,
            displacement: 'yes',
          },
        ],
      },
    ],
    ['crepe', ['sage'], 3.2, { state: { status: 'pending' } }],
    ['drill', ['sand'], 4.7],
    ['pattern_paper', ['ivory'], 5.2],
    ['card', ['grey'], 0, { form: 'sheet', origin: 'overorder', pieces: [[100, 70, 18]] }],
    ['velvet', ['aubergine'], 2.1, { state: { status: 'pending' }, origin: 'sampling' }],
    [
      'wadding',
      ['white'],
      2.4,
      {
        state: {
          status: 'changes_requested',
          reason: 'photo_unclear',
          note: 'Dalla foto non si capisce se è in rotolo o in falde. Ne aggiungi una da più lontano?',
        },
      },
    ],
    ['print', ['ivory', 'petrol', 'powder'], 4.2],
    ['denim', ['indigo', 'white'], 2.9, { state: { status: 'draft' } }],
  ]),
  ...lotsOf('quarto-verso', [
    [
      'plywood',
      ['natural'],
      0,
      {
        pieces: [
          [80, 40, 5],
          [50, 50, 6],
        ],
      },
    ],
    ['veneer', ['tobacco'], 0, { pieces: [[120, 22, 14]] }],
    [
      'aluminium',
      ['silver'],
      0,
      {
        pieces: [
          [50, 30, 6],
          [30, 20, 11],
        ],
        defect: 'scratch',
      },
    ],
    ['brass', ['gold'], 0, { pieces: [[25, 15, 12]] }],
    ['acrylic', ['sky'], 0, { pieces: [[50, 40, 7]] }],
    [
      'acrylic',
      ['yellow'],
      0,
      {
        pieces: [
          [40, 30, 9],
          [60, 20, 5],
        ],
      },
    ],
    ['acrylic', ['red'], 0, { pieces: [[30, 30, 12]], state: { status: 'pending' } }],
    [
      'cork',
      ['camel'],
      0,
      { form: 'sheet', origin: 'overorder', pieces: [[90, 60, 8]], defect: 'edge_damage' },
    ],
    [
      'foam',
      ['pearl'],
      0,
      {
        pieces: [
          [60, 40, 8],
          [45, 45, 6],
        ],
      },
    ],
    ['upholstery', ['petrol'], 6.4],
    [
      'upholstery',
      ['mustard'],
      3.9,
      { claims: [{ by: 'terzo-cortile', amount: { value: 1.5, unit: 'm' }, status: 'cancelled' }] },
    ],
    [
      'card',
      ['sand'],
      0,
      { form: 'sheet', origin: 'overorder', pieces: [[70, 50, 40]], state: { status: 'withdrawn' } },
    ],
    [
      'acrylic',
      ['white'],
      0,
      {
        locale: 'en',
        pieces: [[60, 40, 6]],
        state: {
          status: 'removed',
          reason: 'duplicate',
          note: 'La stessa giacenza era già online: questa copia è stata tolta.',
        },
      },
    ],
  ]),
];
