import type { DemoListing } from '../types.ts';
import { kilograms, offer, pieces } from './offer.ts';

/** Milan: boards, sheets and tools from the designer's workshop and the hub. */
export const milanoWorkbench: readonly DemoListing[] = [
  offer(
    'quarto-verso',
    'betulla-cnc',
    {
      title: 'Multistrato di betulla 9 mm, ritagli da CNC',
      description:
        'I rettangoli che restano tra le sagome delle sedute. Bordo fresato, faccia carteggiata, qualche foro passante da sei dove c’erano i fermi. Dritti: li tengo in piano sotto peso.',
      category: 'wood.plywood',
      form: 'offcut',
      origin: 'production_residue',
      legalRoute: 'by_product',
      condition: 'B',
      defects: ['drill_holes'],
      amount: pieces(16),
      pieces: [
        { lengthCm: 60, widthCm: 40, count: 6 },
        { lengthCm: 35, widthCm: 25, count: 10 },
      ],
      massKg: 12.5,
      attributes: { material_code: 'plywood', thickness_mm: 9, surface_finish: 'sanded' },
    },
    { material: 'plywood', colours: ['#D9BE93', '#C4A573'], seed: 141, scene: 'boards', table: 'mat' },
    {
      claims: [
        {
          by: 'terzo-cortile',
          pieces: [{ size: 1, count: 4 }],
          status: 'collected',
          massKg: 1.9,
          displacement: 'no',
          note: 'Dime per stirare.',
        },
      ],
    },
  ),
  offer(
    'quarto-verso',
    'cuoio-naturale',
    {
      title: 'Ritagli di cuoio al vegetale, naturale, 3 mm',
      description:
        'Cuoio da cinture conciato al vegetale, spalla e culatta, non tinto. Pezzi da una mano a un foglio A4; vene e qualche cicatrice, che a me piacciono. Prende bene la cera e scurisce al sole. Scambio con filo cerato o fibbie.',
      category: 'leather.leather_offcuts',
      form: 'cutting_scrap',
      origin: 'production_residue',
      legalRoute: 'by_product',
      condition: 'B',
      defects: ['scar', 'vein'],
      amount: kilograms(6.5),
      smallestCut: kilograms(0.5),
      massKg: 6.5,
      priceKind: 'swap',
      attributes: { animal: 'bovine', tannage: 'vegetable', thickness_mm: 3 },
    },
    { material: 'vegetable_leather', colours: ['#C69560'], seed: 142, scene: 'offcuts', table: 'mat' },
    { claims: [{ by: 'ventisei-aghi', amount: kilograms(1.5), status: 'reserved' }] },
  ),
  offer(
    'quarto-verso',
    'ottone-lastra',
    {
      title: 'Lastra di ottone 1 mm, dieci ritagli satinati',
      description:
        'Ottone CuZn37 tagliato a getto d’acqua per delle targhe. Spigoli vivi, satinatura in un solo verso, righe superficiali di magazzino. Si piega a freddo senza criccare.',
      category: 'metal.copper_brass',
      form: 'offcut',
      origin: 'production_residue',
      legalRoute: 'by_product',
      condition: 'B',
      defects: ['scratch'],
      amount: pieces(10),
      pieces: [
        { lengthCm: 30, widthCm: 20, count: 7 },
        { lengthCm: 50, widthCm: 25, count: 3 },
      ],
      massKg: 6.76,
      attributes: {
        material_code: 'brass',
        alloy_grade: 'CuZn37',
        thickness_mm: 1,
        surface_finish: 'brushed',
        hazard: ['sharp_edges'],
      },
    },
    { material: 'metal', colours: ['#C9A552'], seed: 143, scene: 'boards', table: 'mat' },
  ),
  offer(
    'quarto-verso',
    'plexi-arancio',
    {
      title: 'Plexiglas colato arancio 3 mm, ritagli di laser',
      description:
        'PMMA colato arancio pieno, bordo lucidato dal laser che si accende in controluce. Tredici rettangoli, alcuni senza pellicola e con righe leggere. Niente estruso: non cricca se lo forate piano.',
      category: 'plastic.acrylic_sheet',
      form: 'offcut',
      origin: 'production_residue',
      legalRoute: 'by_product',
      condition: 'B',
      defects: ['protective_film_missing', 'scratch'],
      amount: pieces(13),
      pieces: [
        { lengthCm: 40, widthCm: 30, count: 9 },
        { lengthCm: 60, widthCm: 30, count: 4 },
      ],
      massKg: 6.43,
      attributes: { polymer: 'pmma', thickness_mm: 3 },
    },
    { material: 'acrylic', colours: ['#F0702A'], seed: 144, scene: 'boards', table: 'plaster' },
    { state: { status: 'pending' } },
  ),
  offer(
    'quarto-verso',
    'sughero-foglio',
    {
      title: 'Sughero agglomerato in fogli 90 × 60, 3 mm',
      description:
        'Grana media, compresso, elastico. Avanzo di un pavimento per una mostra: dodici fogli interi, due con un angolo ammaccato. Si taglia con il cutter, si incolla con il vinavil.',
      category: 'cork.cork_sheet',
      form: 'sheet',
      condition: 'B',
      defects: ['edge_damage'],
      amount: pieces(12),
      pieces: [{ lengthCm: 90, widthCm: 60, count: 12 }],
      massKg: 4.28,
      attributes: { thickness_mm: 3, density_kg_m3: 220 },
    },
    { material: 'cork', colours: ['#BC8E5C'], seed: 145, scene: 'cut_across', table: 'plaster' },
    { state: { status: 'pending' } },
  ),
  offer(
    'quarto-verso',
    'feltro-ruggine',
    {
      title: 'Feltro di lana ruggine, spesso',
      description:
        'Feltro di lana comprato per dei pannelli fonoassorbenti. Fitto, taglio netto che non sfilaccia. Circa tre metri.',
      category: 'nonwoven.wool_felt',
      form: 'end_of_roll',
      composition: [{ fibre: 'wool', percent: 100 }],
      compositionSource: 'declared',
      weightGsm: 620,
      widthCm: 140,
      amount: { value: 3, unit: 'm' },
      smallestCut: { value: 0.5, unit: 'm' },
      massKg: 2.6,
    },
    { material: 'felt', colours: ['#B4532F'], seed: 146, scene: 'piled' },
    {
      state: {
        status: 'changes_requested',
        reason: 'measures_wrong',
        note: 'Bello! Manca lo spessore, e «circa tre metri» a chi taglia non basta: puoi misurarlo e correggere? Poi lo pubblichiamo subito.',
      },
    },
  ),
  offer(
    'quarto-verso',
    'mdf-verniciato',
    {
      title: 'Sfridi di MDF verniciato misti, un bancale',
      description:
        'Pezzi di MDF di varie misure con vernice, stucco e colla. Molti rotti. Da ritirare tutto insieme.',
      category: 'wood.mdf_hdf',
      form: 'bundle',
      origin: 'production_residue',
      legalRoute: 'by_product',
      condition: 'D',
      defects: ['glue_residue', 'chip'],
      amount: pieces(60),
      massKg: 85,
      attributes: { material_code: 'mdf', thickness_mm: 16 },
    },
    { material: 'wood', colours: ['#A89078', '#9A8268'], seed: 147, scene: 'boards', table: 'bench' },
    {
      state: {
        status: 'rejected',
        reason: 'waste',
        note: 'Rotti, verniciati e incollati: nessuno li può usare così come sono, quindi per noi non sono un sottoprodotto. Vanno consegnati al vostro raccoglitore autorizzato. Se tra questi ci sono pannelli interi e puliti, caricateli a parte.',
      },
    },
  ),
  offer(
    'banco-tortona',
    'telai-serigrafia',
    {
      title: 'Telai serigrafici in legno 70 × 50, nove pezzi',
      description:
        'Telai in abete con tessuto a 55 fili, tesi bene. Due hanno ancora la matrice di un laboratorio con le scuole, si strippa con il prodotto normale. Nessuno strappo.',
      category: 'tools.patterns_dies',
      form: 'piece',
      origin: 'unknown',
      legalRoute: 'used_goods',
      condition: 'B',
      defects: ['cosmetic'],
      amount: pieces(9),
      massKg: 18.9,
      attributes: { working_state: 'working' },
      pickup: { kind: 'bay' },
    },
    { material: 'screens', colours: ['#C9A470', '#E4DDB8', '#3F6E96'], seed: 148, table: 'plaster' },
  ),
];
