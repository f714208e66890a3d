import type { Language } from '@scampolo/shared/domain/catalogue';

/** What is known of a hub. Code data: every process has the same. */
export interface HubFacts {
  slug: string;
  city: string;
  name: string;
  place: string;
  /** ISO 3166-1 alpha-2 */
  countryCode: string;
  /** IANA name */
  timeZone: string;
  languages: readonly Language[];
  /** degrees, of the neighbourhood */
  lat: number;
  lon: number;
  address: string;
  story: { it: string; en: string };
}

/**
 * The nine hubs of the CENTRINNO network, Milan first. Places are the pilot areas that the project published
 * (centrinno.eu, "Meet the pilot cities"); coordinates are of the neighbourhood, and only Milan and Blönduós
 * name a house, since only theirs is settled.
 */
export const hubFacts: readonly HubFacts[] = [
  {
    slug: 'milano',
    city: 'Milano',
    name: 'Fab City Hub Milano',
    place: 'BASE Milano, ex Ansaldo, Tortona',
    countryCode: 'IT',
    timeZone: 'Europe/Rome',
    languages: ['it', 'en'],
    lat: 45.4524,
    lon: 9.1631,
    address: 'BASE Milano, via Bergognone 34, 20144 Milano',
    story: {
      it: 'Dove l’Ansaldo costruiva locomotive oggi si taglia e si cuce: una rete di laboratori di moda e design, da Tortona al Giambellino, che si passano la stoffa prima che diventi un ingombro.',
      en: 'Where Ansaldo built locomotives, people now cut and sew: a network of fashion and design workshops, from Tortona to Giambellino, that pass their cloth on before it gets in the way.',
    },
  },
  {
    slug: 'amsterdam',
    city: 'Amsterdam',
    name: 'Fab City Hub Amsterdam',
    place: 'Buiksloterham, NDSM',
    countryCode: 'NL',
    timeZone: 'Europe/Amsterdam',
    languages: ['nl', 'en'],
    lat: 52.3989,
    lon: 4.8996,
    address: 'Buiksloterham, Amsterdam-Noord',
    story: {
      it: 'Sulla riva nord dell’IJ, tra gli scali navali di NDSM e le officine di Buiksloterham: legno, vele, tela da lavoro.',
      en: 'On the north bank of the IJ, between the NDSM slipways and the sheds of Buiksloterham: timber, sails, work canvas.',
    },
  },
  {
    slug: 'barcelona',
    city: 'Barcelona',
    name: 'Fab City Hub Barcelona',
    place: 'Poblenou, Sant Martí',
    countryCode: 'ES',
    timeZone: 'Europe/Madrid',
    languages: ['ca', 'es', 'en'],
    lat: 41.4015,
    lon: 2.2003,
    address: 'Poblenou, Barcelona',
    story: {
      it: 'Al Poblenou le ciminiere delle filature sono ancora in piedi: sotto ci lavorano ceramisti, pellettieri, sarte.',
      en: 'In Poblenou the chimneys of the cotton mills still stand; under them work ceramists, leather workers and dressmakers.',
    },
  },
  {
    slug: 'blonduos',
    city: 'Blönduós',
    name: 'Fab City Hub Blönduós',
    place: 'Textílmiðstöð Íslands, Kvennaskólinn',
    countryCode: 'IS',
    timeZone: 'Atlantic/Reykjavik',
    languages: ['is', 'en', 'da'],
    lat: 65.6594,
    lon: -20.2925,
    address: 'Kvennaskólinn, Blönduós',
    story: {
      it: 'Un paese, un fiume, molte pecore: nella vecchia scuola femminile si fila, si tesse e si prova la lana islandese.',
      en: 'One town, one river, many sheep: in the old women’s school Icelandic wool is spun, woven and tried out.',
    },
  },
  {
    slug: 'copenhagen',
    city: 'København',
    name: 'Fab City Hub København',
    place: 'Rentemestervej, Nordvest',
    countryCode: 'DK',
    timeZone: 'Europe/Copenhagen',
    languages: ['da', 'en'],
    lat: 55.7063,
    lon: 12.5361,
    address: 'Rentemestervej, Nordvest, København',
    story: {
      it: 'Rentemestervej, nel nord-ovest: tappezzieri, velai e falegnami che dividono cortile e furgone.',
      en: 'Rentemestervej in the north-west: upholsterers, sailmakers and joiners who share a yard and a van.',
    },
  },
  {
    slug: 'geneva',
    city: 'Genève',
    name: 'Fab City Hub Genève',
    place: 'Zone industrielle des Charmilles',
    countryCode: 'CH',
    timeZone: 'Europe/Zurich',
    languages: ['fr', 'de', 'it', 'en'],
    lat: 46.2108,
    lon: 6.1176,
    address: 'Zone industrielle des Charmilles, Genève',
    story: {
      it: 'Tra i capannoni delle Charmilles, dove la precisione degli orologi è passata al vetro, al metallo e al costume di scena.',
      en: 'Among the sheds of Les Charmilles, where the watchmakers’ precision moved on to glass, metal and stage costume.',
    },
  },
  {
    slug: 'paris',
    city: 'Paris',
    name: 'Fab City Hub Paris',
    place: 'Mouzaïa, 19e',
    countryCode: 'FR',
    timeZone: 'Europe/Paris',
    languages: ['fr', 'en'],
    lat: 48.8806,
    lon: 2.3924,
    address: 'Mouzaïa, Paris 19e',
    story: {
      it: 'Dalle casette della Mouzaïa al Jardin des Traverses: piume, pizzi e carta modelli, con le consegne in bicicletta.',
      en: 'From the small houses of Mouzaïa to the Jardin des Traverses: lace, brocade and pattern paper, delivered by bicycle.',
    },
  },
  {
    slug: 'tallinn',
    city: 'Tallinn',
    name: 'Fab City Hub Tallinn',
    place: 'Kopli',
    countryCode: 'EE',
    timeZone: 'Europe/Tallinn',
    languages: ['et', 'en'],
    lat: 59.4569,
    lon: 24.6906,
    address: 'Kopli, Tallinn',
    story: {
      it: 'Sulla penisola dei cantieri navali, in fondo alla linea del tram: maglieria, lana a quadri, e una scuola che insegna a rammendarla.',
      en: 'On the shipyard peninsula at the end of the tram line: knitting, checked wool, and a school that teaches how to mend it.',
    },
  },
  {
    slug: 'zagreb',
    city: 'Zagreb',
    name: 'Fab City Hub Zagreb',
    place: 'ex Sljeme, Sesvete',
    countryCode: 'HR',
    timeZone: 'Europe/Zagreb',
    languages: ['hr', 'en'],
    lat: 45.8272,
    lon: 16.1117,
    address: 'Sesvete, Zagreb',
    story: {
      it: 'A Sesvete, nella fabbrica Sljeme che non lavora più carne ma borse, fibbie e camicie.',
      en: 'In Sesvete, in the former Sljeme works, which now turns out bags, buckles and shirts.',
    },
  },
];
