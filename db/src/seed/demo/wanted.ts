import type { SavedSearchBody } from '@scampolo/shared/contract/saved-searches';
import type { WantedBody } from '@scampolo/shared/contract/wanted';

/** What the founder of a workshop looks for, for all to read. */
export interface DemoWanted extends Pick<WantedBody, 'title' | 'query' | 'locale' | 'hub'> {
  /** slug of the workshop */
  readonly by: string;
  readonly text: string;
  /** days from now */
  readonly neededIn?: number;
}

/** A search that the founder of a workshop keeps. */
export interface DemoSearch extends SavedSearchBody {
  /** slug of the workshop */
  readonly by: string;
}

/** Two wanted posts and more in each hub, in its language. */
export const demoWanted: readonly DemoWanted[] = [
  {
    by: 'quarto-verso',
    hub: 'milano',
    locale: 'it',
    title: 'Lana pesante per sei cappotti da bambino',
    text: 'Tinta unita, anche più colori: bastano due metri per cappotto. Vengo io con il furgone.',
    query: 'q=lana&weightMin=350&amountMin=2&unit=m',
    neededIn: 40,
  },
  {
    by: 'ada-morini',
    hub: 'milano',
    locale: 'it',
    title: 'Seta chiara per fodere, anche in tagli piccoli',
    text: 'Per borse cucite a mano. Vanno bene pezzi da mezzo metro, bianchi o avorio.',
    query: 'fibre=silk&colour=white&colour=beige',
  },
  {
    by: 'palco-nove',
    hub: 'milano',
    locale: 'it',
    title: 'Velluto rosso per un sipario',
    text: 'Cerchiamo almeno dieci metri, anche di due pezze diverse. Siamo un teatro di quartiere.',
    query: 'q=velluto&colour=red&amountMin=10&unit=m',
    neededIn: 75,
  },
  {
    by: 'pakgaren',
    hub: 'amsterdam',
    locale: 'nl',
    title: 'Katoenen canvas voor tassen',
    text: 'Stevig doek, liefst ongeverfd. Ook resten van een meter zijn welkom.',
    query: 'q=canvas&fibre=cotton',
  },
  {
    by: 'draadschool',
    hub: 'amsterdam',
    locale: 'nl',
    title: 'Wol in alle kleuren voor de vilt les',
    text: 'Voor twintig leerlingen: kleine stukken zijn genoeg.',
    query: 'fibre=wool',
    neededIn: 30,
  },
  {
    by: 'agulla-fina',
    hub: 'barcelona',
    locale: 'ca',
    title: 'Lli natural per a camises',
    text: 'Busco quatre metres o més, amb una amplada mínima de 140 cm.',
    query: 'fibre=flax&widthMin=140&amountMin=4&unit=m',
  },
  {
    by: 'fil-i-forma',
    hub: 'barcelona',
    locale: 'es',
    title: 'Botones y cremalleras para el taller de arreglos',
    text: 'Nos sirven de todos los tamaños. El taller es gratuito y abierto al barrio.',
    query: 'category=trims',
  },
  {
    by: 'hvonn',
    hub: 'blonduos',
    locale: 'is',
    title: 'Ullargarn í peysur',
    text: 'Við tökum við litlum hnotum og afgöngum, í hvaða lit sem er.',
    query: 'category=yarn&fibre=wool',
  },
  {
    by: 'hvonn',
    hub: 'blonduos',
    locale: 'is',
    title: 'Hör fyrir útsaum',
    text: 'Hvítt eða ljóst, hálfur metri er nóg.',
    query: 'fibre=flax&colour=white&colour=beige',
  },
  {
    by: 'syvende-sting',
    hub: 'copenhagen',
    locale: 'da',
    title: 'Denim til reparationer',
    text: 'Mørkeblå, helst over 350 g/m². Små stykker er også fine.',
    query: 'q=denim&weightMin=350',
  },
  {
    by: 'nordlys-strik',
    hub: 'copenhagen',
    locale: 'da',
    title: 'Uldgarn fra endte ruller',
    text: 'Jeg strikker huer af rester: alt over 200 gram er nok.',
    query: 'category=yarn&fibre=wool',
  },
  {
    by: 'point-passe',
    hub: 'geneva',
    locale: 'fr',
    title: 'Doublure en viscose, couleurs sombres',
    text: 'Pour des vestes retouchées. Deux mètres au moins.',
    query: 'fibre=viscose&amountMin=2&unit=m',
  },
  {
    by: 'point-passe',
    hub: 'geneva',
    locale: 'fr',
    title: 'Cuir souple pour petite maroquinerie',
    text: 'Des chutes de 20 × 30 cm me suffisent.',
    query: 'category=leather&pieceLength=30&pieceWidth=20',
  },
  {
    by: 'contrefil',
    hub: 'paris',
    locale: 'fr',
    title: 'Popeline blanche pour des prototypes',
    text: 'Même avec de petits défauts : c’est pour des toiles.',
    query: 'q=popeline&colour=white',
    neededIn: 20,
  },
  {
    by: 'la-reserve',
    hub: 'paris',
    locale: 'fr',
    title: 'Laine pour des couvertures à offrir',
    text: 'Nous cousons pour un centre d’accueil : toutes les couleurs, à partir d’un mètre.',
    query: 'fibre=wool&priceKind=gift&amountMin=1&unit=m',
  },
  {
    by: 'kangakoda',
    hub: 'tallinn',
    locale: 'et',
    title: 'Linane kangas õppetööks',
    text: 'Sobivad ka väikesed tükid, värv ei ole tähtis.',
    query: 'fibre=flax',
  },
  {
    by: 'kangakoda',
    hub: 'tallinn',
    locale: 'et',
    title: 'Villane kangas talvejopedele',
    text: 'Paks, vähemalt kaks meetrit ühest rullist.',
    query: 'fibre=wool&weightMin=300&amountMin=2&unit=m',
    neededIn: 50,
  },
  {
    by: 'sesti-bod',
    hub: 'zagreb',
    locale: 'hr',
    title: 'Vuna za tri sakoa',
    text: 'Siva ili plava, širine barem 140 cm.',
    query: 'fibre=wool&colour=grey&colour=blue&widthMin=140',
  },
  {
    by: 'plavi-konac',
    hub: 'zagreb',
    locale: 'hr',
    title: 'Pamuk za dječje haljine',
    text: 'Šareno ili jednobojno, od jednog metra naviše.',
    query: 'fibre=cotton&amountMin=1&unit=m',
  },
];

/** Searches that people of the demo keep; none sends a mail at once, so that the mails to read are not buried. */
export const demoSearches: readonly DemoSearch[] = [
  {
    by: 'quarto-verso',
    name: 'Lana, almeno l’80 %',
    query: 'fibre=wool&fibreMin=80',
    cadence: 'weekly',
  },
  { by: 'quarto-verso', name: 'Seta a Milano', query: 'fibre=silk&hub=milano', cadence: 'daily' },
  { by: 'quarto-verso', name: 'Jersey in regalo', query: 'q=jersey&priceKind=gift', cadence: 'none' },
  {
    by: 'ventisei-aghi',
    name: 'Bottoni e cerniere',
    query: 'category=trims&hub=milano',
    cadence: 'weekly',
  },
  { by: 'ada-morini', name: 'Tweed', query: 'q=tweed', cadence: 'weekly' },
  {
    by: 'accademia-ripa',
    name: 'Per gli studenti: tutto in regalo',
    query: 'priceKind=gift&hub=milano',
    cadence: 'weekly',
  },
  { by: 'pakgaren', name: 'Canvas', query: 'q=canvas', cadence: 'weekly' },
  { by: 'agulla-fina', name: 'Lli', query: 'fibre=flax', cadence: 'daily' },
  { by: 'hvonn', name: 'Ull', query: 'fibre=wool&hub=blonduos', cadence: 'weekly' },
  { by: 'syvende-sting', name: 'Denim', query: 'q=denim', cadence: 'weekly' },
  { by: 'point-passe', name: 'Doublures', query: 'q=doublure', cadence: 'weekly' },
  { by: 'contrefil', name: 'Soie', query: 'fibre=silk', cadence: 'weekly' },
  { by: 'kangakoda', name: 'Lina', query: 'fibre=flax', cadence: 'weekly' },
  { by: 'sesti-bod', name: 'Vuna', query: 'fibre=wool', cadence: 'weekly' },
];
