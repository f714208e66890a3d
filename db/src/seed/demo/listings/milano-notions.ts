import type { DemoListing } from '../types.ts';
import { kilograms, metres, offer, pieces } from './offer.ts';

/** Milan: skins, buttons, zips, yarn and ribbons. */
export const milanoNotions: readonly DemoListing[] = [
  offer(
    'ventisei-aghi',
    'nappa-nera',
    {
      title: 'Nappa d’agnello nera, sei pelli',
      description:
        'Sei pelli intere da otto decimi, esubero di conceria. Fiore pieno, tinta passante, mano burrosa. Due hanno graffi superficiali vicino alla coda, segnati con il gesso: il resto è pulito e ci esce comodo un gilet.',
      category: 'leather.lamb_sheep',
      form: 'hide',
      origin: 'mill_surplus',
      condition: 'B',
      defects: ['scratch'],
      amount: pieces(6),
      pieces: [{ lengthCm: 85, widthCm: 64, count: 6 }],
      massKg: 1.9,
      attributes: {
        animal: 'lamb',
        tannage: 'chrome',
        thickness_mm: 0.8,
        hide_area_dm2: 44,
        leather_grade: 'B',
      },
      priceKind: 'price',
      price: { value: 18, currency: 'EUR', per: 'pcs' },
    },
    { material: 'nappa', colours: ['#232224'], seed: 121, scene: 'hides', table: 'plaster' },
  ),
  offer(
    'ventisei-aghi',
    'bottoni-corozo',
    {
      title: 'Bottoni in corozo marrone, 36 linee, quattro fori',
      description:
        'Avanzo di magazzino di tre stagioni di cappotti. Corozo naturale: ogni bottone ha la sua venatura, i più chiari sono una decina per cento. Contati a peso, la tolleranza è di qualche pezzo.',
      category: 'trims.buttons',
      form: 'deadstock_lot',
      amount: pieces(1350),
      smallestCut: pieces(50),
      massKg: 2.16,
      defects: ['colour_variation'],
      condition: 'B',
      attributes: { size_mm: 22.9, material_code: 'corozo' },
      pickup: { kind: 'bay' },
    },
    { material: 'buttons', colours: ['#7A4E2E', '#4A2E1C', '#B98F63'], seed: 122, table: 'paper' },
    {
      claims: [
        { by: 'terzo-cortile', amount: pieces(150), status: 'collected', massKg: 0.24, displacement: 'yes' },
        { by: 'quarto-verso', amount: pieces(100), status: 'reserved' },
      ],
    },
  ),
  offer(
    'ventisei-aghi',
    'cerniere-antracite',
    {
      title: 'Cerniere metalliche 18 cm, nastro antracite, dente ottone',
      description:
        'Cerniere fisse da pantalone, catena del cinque. Erano per una linea uomo che non è partita: scatole chiuse da dieci. Il cursore blocca bene, ne ho provate una ventina.',
      category: 'trims.zips',
      form: 'deadstock_lot',
      origin: 'cancelled',
      amount: pieces(220),
      smallestCut: pieces(10),
      massKg: 3.08,
      attributes: { length_cm: 18, tape_teeth: 'metal', opening: 'closed_end', material_code: 'brass' },
    },
    { material: 'zips', colours: ['#33343A'], seed: 123, table: 'bench' },
    { claims: [{ by: 'terzo-cortile', amount: pieces(30), status: 'reserved' }] },
  ),
  offer(
    'ventisei-aghi',
    'merino-terracotta',
    {
      title: 'Filato merino 2/48 terracotta, otto rocche',
      description:
        'Otto rocche dello stesso bagno, mai andate in macchina. Merino extrafine pettinato, adatto a finezza dodici. Una rocca è iniziata. Si divide solo a rocche intere: circa 925 grammi l’una.',
      category: 'yarn.knit_cones',
      form: 'deadstock_lot',
      composition: [{ fibre: 'wool', percent: 100 }],
      compositionSource: 'label',
      amount: kilograms(7.4),
      smallestCut: kilograms(0.925),
      massKg: 7.4,
      attributes: { yarn_count: '2/48 Nm', cone_weight_g: 925, dye_lot: 'T-0417' },
      priceKind: 'price',
      price: { value: 12, currency: 'EUR', per: 'kg' },
    },
    { material: 'cones', colours: ['#B8603F'], seed: 124, table: 'kraft' },
  ),
  offer(
    'terzo-cortile',
    'gomitoli-misti',
    {
      title: 'Gomitoli misti grigi, panna e tortora, lana da ferri',
      description:
        'Lasciati da una signora che faceva maglia per il quartiere. Fascette perse: lana o misto lana a giudicare dalla prova del fuoco, ma non ci mettiamo la firma. Alcuni iniziati. Ideali per campioni, trecce, piccole cose.',
      category: 'yarn.hand_knit',
      form: 'bundle',
      origin: 'private',
      legalRoute: 'used_goods',
      condition: 'U',
      compositionSource: 'unknown',
      amount: kilograms(5.6),
      smallestCut: kilograms(0.2),
      massKg: 5.6,
    },
    { material: 'balls', colours: ['#8F8779', '#DCD3C1', '#B3A48E', '#6B6258'], seed: 125, table: 'bench' },
  ),
  offer(
    'terzo-cortile',
    'grosgrain-colori',
    {
      title: 'Nastri gros-grain ciclamino, petrolio, ocra e panna, 25 mm',
      description:
        'Nastri di viscosa e cotone arrivati da una modisteria che ha chiuso. Quattro colori, circa quarantacinque metri ciascuno, qualche bobina con il primo metro scolorito dal sole: quello lo regaliamo in più.',
      category: 'trims.ribbon_tape',
      form: 'deadstock_lot',
      origin: 'end_of_collection',
      condition: 'B',
      defects: ['colour_variation'],
      amount: metres(180),
      smallestCut: metres(1),
      widthCm: 2.5,
      massKg: 1,
      composition: [
        { fibre: 'viscose', percent: 56 },
        { fibre: 'cotton', percent: 44 },
      ],
      compositionSource: 'declared',
      attributes: { material_code: 'viscose' },
    },
    {
      material: 'ribbon',
      colours: ['#B23A6A', '#1F5A5E', '#D6A63E', '#E9E1CF'],
      seed: 126,
      table: 'plaster',
    },
  ),
];
