import type { Language } from '@scampolo/shared/domain/catalogue';

type Named = readonly [hex: string, names: Readonly<Record<Language, string>>];

/** The order of the names below. */
const LANGUAGES = ['it', 'en', 'fr', 'nl', 'es', 'ca', 'da', 'et', 'is', 'hr', 'de'] as const;

/**
 * The dyes of the demo's lots, with what a workshop calls them: as nouns, so that they stand behind the name of any cloth. Names of
 * eleven languages, in the order of LANGUAGES.
 */
export const DYES = {
  white: dye('#F0EEE8', 'bianco|white|blanc|wit|blanco|blanc|hvid|valge|hvítt|bijela|weiß'),
  ivory: dye(
    '#EBE2CE',
    'avorio|ivory|ivoire|ivoor|marfil|ivori|elfenben|elevandiluu|fílabein|bjelokost|elfenbein',
  ),
  ecru: dye('#D8CBB0', 'ecru|ecru|écru|ecru|crudo|cru|rå|toorvalge|óbleikt|sirova|ecru'),
  sand: dye('#C9B48F', 'sabbia|sand|sable|zand|arena|sorra|sand|liiv|sandlitur|pijesak|sand'),
  camel: dye('#B78B57', 'cammello|camel|camel|camel|camel|camell|kamel|kaamel|kamel|deva|camel'),
  tobacco: dye('#8A5C36', 'tabacco|tobacco|tabac|tabak|tabaco|tabac|tobak|tubakas|tóbak|duhan|tabak'),
  brown: dye(
    '#5C3F2E',
    'testa di moro|dark brown|brun foncé|donkerbruin|marrón|marró|mørkebrun|tumepruun|dökkbrúnt|tamnosmeđa|dunkelbraun',
  ),
  rust: dye('#A9512B', 'ruggine|rust|rouille|roest|óxido|rovell|rust|rooste|ryðrautt|hrđa|rost'),
  terracotta: dye(
    '#B8623F',
    'terracotta|terracotta|terre cuite|terracotta|teja|terra cuita|terrakotta|terrakota|terrakotta|terakota|terrakotta',
  ),
  orange: dye(
    '#DD6E2C',
    'arancio|orange|orange|oranje|naranja|taronja|orange|oranž|appelsínugult|narančasta|orange',
  ),
  mustard: dye(
    '#C8962F',
    'senape|mustard|moutarde|mosterd|mostaza|mostassa|sennep|sinep|sinnepsgult|senf|senfgelb',
  ),
  yellow: dye('#E2C145', 'giallo|yellow|jaune|geel|amarillo|groc|gul|kollane|gult|žuta|gelb'),
  gold: dye('#C4A25C', 'oro|gold|or|goud|dorado|daurat|guld|kuldne|gyllt|zlatna|gold'),
  red: dye('#B3262D', 'rosso|red|rouge|rood|rojo|vermell|rød|punane|rautt|crvena|rot'),
  cherry: dye(
    '#8E1F33',
    'ciliegia|cherry|cerise|kersrood|cereza|cirera|kirsebær|kirsipunane|kirsuberjarautt|višnja|kirschrot',
  ),
  bordeaux: dye(
    '#5E2230',
    'bordeaux|burgundy|bordeaux|bordeaux|burdeos|bordeus|bordeaux|bordoo|vínrautt|bordo|bordeaux',
  ),
  powder: dye(
    '#DDB3AB',
    'cipria|powder pink|rose poudré|poederroze|rosa empolvado|rosa pols|pudderrosa|puudriroosa|púðurbleikt|puder|puderrosa',
  ),
  pink: dye('#D4778C', 'rosa|pink|rose|roze|rosa|rosa|rosa|roosa|bleikt|ružičasta|rosa'),
  fuchsia: dye(
    '#B32E6E',
    'ciclamino|fuchsia|fuchsia|fuchsia|fucsia|fúcsia|fuchsia|fuksia|fúksía|fuksija|fuchsia',
  ),
  lilac: dye('#A491BC', 'lilla|lilac|lilas|lila|lila|lila|lilla|lilla|lilla|lila|flieder'),
  aubergine: dye(
    '#44283F',
    'melanzana|aubergine|aubergine|aubergine|berenjena|albergínia|aubergine|baklažaan|eggaldin|patlidžan|aubergine',
  ),
  navy: dye(
    '#232D48',
    'blu notte|navy|bleu nuit|marineblauw|azul marino|blau marí|marineblå|meresinine|dökkblátt|tamnoplava|marine',
  ),
  royal: dye(
    '#2B4C9B',
    'bluette|royal blue|bleu roi|koningsblauw|azul rey|blau elèctric|kongeblå|kuningasinine|kóngablátt|kraljevski plava|königsblau',
  ),
  indigo: dye('#3A4A70', 'indaco|indigo|indigo|indigo|índigo|indi|indigo|indigo|indígó|indigo|indigo'),
  sky: dye(
    '#A8C3DC',
    'celeste|sky blue|bleu ciel|lichtblauw|azul cielo|blau cel|himmelblå|taevasinine|himinblátt|svijetloplava|hellblau',
  ),
  petrol: dye(
    '#1F545C',
    'petrolio|petrol|bleu pétrole|petrol|petróleo|petroli|petroleum|petrooleumsinine|petrólblátt|petrol|petrol',
  ),
  mint: dye('#A9CDB6', 'verde menta|mint|menthe|mint|menta|menta|mint|piparmünt|myntugrænt|menta|mint'),
  sage: dye('#8C9B7B', 'salvia|sage|sauge|salie|salvia|sàlvia|salvie|salvei|salvíugrænt|kadulja|salbei'),
  olive: dye('#62653F', 'oliva|olive|olive|olijf|oliva|oliva|oliven|oliiv|ólífugrænt|maslina|oliv'),
  bottle: dye(
    '#1F4334',
    'verde bottiglia|bottle green|vert bouteille|flessengroen|verde botella|verd ampolla|flaskegrøn|pudeliroheline|flöskugrænt|tamnozelena|flaschengrün',
  ),
  silver: dye('#B4B4B0', 'argento|silver|argent|zilver|plata|plata|sølv|hõbe|silfur|srebrna|silber'),
  pearl: dye(
    '#C6C3BC',
    'grigio perla|pearl grey|gris perle|parelgrijs|gris perla|gris perla|perlegrå|pärlhall|perlugrátt|biserno siva|perlgrau',
  ),
  grey: dye(
    '#86858A',
    'grigio medio|mid grey|gris moyen|middengrijs|gris medio|gris mitjà|mellemgrå|keskhall|grátt|siva|mittelgrau',
  ),
  charcoal: dye(
    '#3E4045',
    'antracite|charcoal|anthracite|antraciet|antracita|antracita|antracit|antratsiit|kolagrátt|antracit|anthrazit',
  ),
  black: dye('#222224', 'nero|black|noir|zwart|negro|negre|sort|must|svart|crna|schwarz'),
  natural: dye(
    '#CFB083',
    'naturale|natural|naturel|naturel|natural|natural|natur|naturaalne|náttúrulegt|prirodna|natur',
  ),
} as const satisfies Record<string, Named>;

/** The name of a dye. */
export type Dye = keyof typeof DYES;

/** What a dye looks like, `#rrggbb`. */
export function hexOf(name: Dye): string {
  return DYES[name][0];
}

/** What a dye is called. */
export function nameOf(name: Dye, language: Language): string {
  return DYES[name][1][language];
}

function dye(hex: string, names: string): Named {
  const each = names.split('|');
  const named = Object.fromEntries(LANGUAGES.map((language, at) => [language, each[at] ?? '']));
  return [hex, named as Record<Language, string>];
}
