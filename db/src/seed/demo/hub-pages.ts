import type { Language } from '@scampolo/shared/domain/catalogue';

/** Something that a demo hub tells; `inDays`: when it happens, from the day of seeding; null when on no day of its own. */
export interface DemoNews {
  readonly title: string;
  readonly text: string;
  readonly inDays: number | null;
}

/** What a demo hub's page says, invented but for the names and places that `hubs.ts` has. */
export interface DemoHubPage {
  readonly hub: string;
  readonly locale: Language;
  readonly welcome: string;
  readonly people: readonly { readonly name: string; readonly role: string }[];
  readonly places: readonly {
    readonly name: string;
    readonly address: string;
    readonly note: string;
    readonly hours: readonly { readonly day: number; readonly from: string; readonly to: string }[];
  }[];
  /** the oldest first */
  readonly news: readonly DemoNews[];
}

/** The pages of all nine hubs, Milan's as a hub would write it that has been open for a while. */
export const demoHubPages: readonly DemoHubPage[] = [
  {
    hub: 'milano',
    locale: 'it',
    welcome:
      'Vieni con un campione, o con una misura. Il banco sta a piano terra: si tocca, si misura, si prenota lì per lì. Se porti materiale, scrivi prima quanto: gli scaffali sono pochi.',
    people: [
      { name: 'Nadia Ferri', role: 'Banco materiali, ritiri e consegne' },
      { name: 'Rosa Lomi', role: 'Laboratori nuovi, documenti' },
    ],
    places: [
      {
        name: 'Banco materiali Tortona',
        address: 'BASE Milano, via Bergognone 34, 20144 Milano',
        note: 'Piano terra, ingresso carraio. Per i rotoli c’è un carrello: chiedilo.',
        hours: [...at([3], '10:00', '18:00'), ...at([6], '10:00', '18:00')],
      },
      {
        name: 'Studio Ventisei Aghi',
        address: 'Tortona, 20144 Milano',
        note: 'Ritiro in laboratorio: l’indirizzo lo leggi quando hai prenotato.',
        hours: [...at([1, 2, 3, 4, 5], '09:00', '13:00'), ...at([1, 2, 3, 4, 5], '14:00', '18:00')],
      },
      {
        name: 'Sartoria sociale Terzo Cortile',
        address: 'Corvetto, Milano',
        note: 'Si ritira e si impara: il giovedì il tavolo è aperto a chi vuole rammendare.',
        hours: at([2, 4], '10:00', '16:00'),
      },
    ],
    news: [
      {
        title: 'Al banco si pesa al grammo',
        text: 'C’è una bilancia nuova. Bottoni, filati e zip si consegnano con il peso vero, senza arrotondare.',
        inDays: null,
      },
      {
        title: 'Cerchiamo fodere scure',
        text: 'Tre scuole le hanno chieste per i saggi di primavera: viscosa o cupro, anche tratti da mezzo metro. Se ne hai, pubblicale: vanno via subito.',
        inDays: null,
      },
      {
        title: 'Mercato di scampoli',
        text: 'Dieci tavoli nel cortile, dalle 10 alle 17. Si tocca, si misura, si prende; chi espone porta il metro e la bilancia la mettiamo noi.',
        inDays: 20,
      },
      {
        title: 'Piazzare i modelli su pezzi piccoli',
        text: 'Due ore con Nadia e un tavolo di ritagli: come si mette una manica dove non ci sta. Portati le forbici. Otto posti, si prenota scrivendo al banco.',
        inDays: 6,
      },
    ],
  },
  {
    hub: 'amsterdam',
    locale: 'nl',
    welcome: 'Zeildoek, canvas en hout van de noordoever. Kom langs en voel het zelf.',
    people: [{ name: 'Jette de Wit', role: 'Atelier Pakgaren' }],
    places: [
      place('Atelier Pakgaren', 'Buiksloterham, Amsterdam-Noord', 'Groene deur aan het water.', [4, 5]),
    ],
    news: [
      {
        title: 'Zeilen uit elkaar halen',
        text: 'Een middag tornen: neem je eigen tornmesje mee.',
        inDays: 11,
      },
    ],
  },
  {
    hub: 'barcelona',
    locale: 'ca',
    welcome: 'Retalls de pell, cotó i ceràmica dels tallers del Poblenou.',
    people: [{ name: 'Núria Soler', role: 'Taller Agulla Fina' }],
    places: [
      place('Taller Agulla Fina', 'Poblenou, Barcelona', 'Planta baixa.', [1, 2, 3, 4], '09:00', '14:00'),
    ],
    news: [
      { title: 'Mercat de retalls', text: 'Un matí de retalls al pati. Porta la teva mida.', inDays: 13 },
    ],
  },
  {
    hub: 'blonduos',
    locale: 'en',
    welcome: 'Icelandic wool, from the fleece to the blanket. Write before you drive: the road is long.',
    people: [{ name: 'Sunna Björk', role: 'Vefstofan Hvönn' }],
    places: [
      place(
        'Vefstofan Hvönn',
        'Kvennaskólinn, Blönduós',
        'Ring at the weaving room.',
        [2, 4],
        '13:00',
        '17:00',
      ),
    ],
    news: [
      {
        title: 'An evening of darning',
        text: 'Bring what has a hole. Yarn ends are on the table, coffee too.',
        inDays: 8,
      },
    ],
  },
  {
    hub: 'copenhagen',
    locale: 'da',
    welcome: 'Møbelstof, sejldug og læder fra værkstederne i Nordvest.',
    people: [{ name: 'Asger Holm', role: 'Værksted Syvende Sting' }],
    places: [
      place(
        'Værksted Syvende Sting',
        'Rentemestervej, Nordvest, København',
        'Baggården, port 3.',
        [1, 2, 3, 4, 5],
        '10:00',
        '15:00',
      ),
    ],
    news: [{ title: 'Åbent værksted', text: 'Kom og se, hvad der er på hylden.', inDays: 10 }],
  },
  {
    hub: 'geneva',
    locale: 'fr',
    welcome: 'Velours de scène, feutre et métal des Charmilles. Passez voir, sur rendez-vous.',
    people: [{ name: 'Élodie Rochat', role: 'Atelier Point Passé' }],
    places: [
      place(
        'Atelier Point Passé',
        'Zone industrielle des Charmilles, Genève',
        'Deuxième étage.',
        [3],
        '14:00',
        '18:00',
      ),
    ],
    news: [
      {
        title: 'Vide-atelier',
        text: 'Un après-midi pour vider les rayons : chutes, cônes et boutons.',
        inDays: 15,
      },
    ],
  },
  {
    hub: 'paris',
    locale: 'fr',
    welcome: 'Dentelle, brocart, papier à patron. On livre à vélo dans le quartier.',
    people: [{ name: 'Maïa Lenoir', role: 'Maison Contrefil' }],
    places: [place('Maison Contrefil', 'Mouzaïa, Paris 19e', 'Atelier sur rue.', [2, 3, 4, 5])],
    news: [
      {
        title: 'Couper sans reste',
        text: 'Un samedi de coupe sur de petits morceaux. Apportez vos ciseaux.',
        inDays: 12,
      },
    ],
  },
  {
    hub: 'tallinn',
    locale: 'en',
    welcome: 'Checked wool, knits and a school that mends them, at the end of the tram line.',
    people: [{ name: 'Liis Tamm', role: 'Kopli Kangakoda' }],
    places: [
      place(
        'Kopli Kangakoda',
        'Kopli, Tallinn',
        'Second floor, the training workshop.',
        [1, 2, 3, 4, 5],
        '09:00',
        '16:00',
      ),
    ],
    news: [
      {
        title: 'Open training workshop',
        text: 'The looms are free for an afternoon: bring yarn ends.',
        inDays: 9,
      },
    ],
  },
  {
    hub: 'zagreb',
    locale: 'hr',
    welcome: 'Košulje, torbe i kopče iz Sesveta. Dođi i pogledaj što je na polici.',
    people: [{ name: 'Dora Kralj', role: 'Radionica Šesti bod' }],
    places: [
      place('Radionica Šesti bod', 'Sesvete, Zagreb', 'Ulaz s dvorišta.', [1, 2, 3, 4, 5], '08:00', '14:00'),
    ],
    news: [{ title: 'Otvorena radionica', text: 'Jedno popodne za ostatke i zakrpe.', inDays: 14 }],
  },
];

type Places = DemoHubPage['places'];

function place(
  name: string,
  address: string,
  note: string,
  days: readonly number[],
  from = '10:00',
  to = '17:00',
): Places[number] {
  return { name, address, note, hours: at(days, from, to) };
}

function at(days: readonly number[], from: string, to: string): Places[number]['hours'] {
  return days.map((day) => ({ day, from, to }));
}
