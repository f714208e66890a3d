import { RESERVATION_DAYS } from '@scampolo/shared/domain/exchange';
import { LIMITS } from '@scampolo/shared/domain/listing';
import type { Prose } from '../prose.ts';

export const prose: Prose = {
  checkedOn: '2026-11-22',
  sections: [
    {
      id: 'short',
      title: 'In breve',
      blocks: [
        {
          sequence: [
            'Chi ha materiale fermo lo fotografa e lo pubblica.',
            'Chi lo cerca prenota la quantità che gli serve.',
            `Entro ${RESERVATION_DAYS} giorni va a prenderlo, nell’hub o in laboratorio.`,
            'Si pesa, e la consegna è fatta.',
          ],
        },
      ],
    },
    {
      id: 'give',
      title: 'Se dai',
      blocks: [
        {
          steps: [
            'Apri un account con il tuo laboratorio, anche di una persona sola. Finché non apri il link che arriva per e-mail prepari bozze, ma non pubblichi.',
            `Fotografa il lotto: fino a ${LIMITS.photos} foto. Si può anche senza, ma si trova meno.`,
            'Di’ che cos’è: materiale, forma, stato, quantità, difetti. Se la composizione non la sai, scrivi che non la sai.',
            'Scegli la [via legale](/legal-routes) e se è un dono, uno scambio o un prezzo.',
            'Decidi se mostrare il nome. Senza, chi guarda legge solo che tipo di laboratorio sei e di quale hub.',
            'Consegna il lotto. Se il tuo laboratorio è nuovo, lo staff dell’hub lo guarda prima che vada online; quando lo staff si fida, va online subito.',
          ],
        },
        'Un lotto online lo puoi ancora cambiare. Se lo staff non ti conosce ancora, dopo una modifica lo guarda di nuovo. Puoi anche toglierlo: le prenotazioni già fatte valgono.',
      ],
    },
    {
      id: 'take',
      title: 'Se prendi',
      blocks: [
        {
          steps: [
            'Cerca: per guardare non serve un account.',
            'Prenota quello che ti serve: i metri, dal taglio minimo in su, oppure proprio quei pezzi. Quello che prenoti non lo può prenotare nessun altro.',
            'Vale l’ordine di arrivo. La prenotazione è fatta nel momento in cui la mandi, e arriva un’e-mail a chi dà e a chi prende.',
            `Hai ${RESERVATION_DAYS} giorni per ritirare. L’indirizzo lo vedi appena hai prenotato.`,
            'Per mettervi d’accordo sull’ora vi scrivete dalla pagina della prenotazione.',
            'Se cambi idea, annulla: non devi dire perché, e il materiale torna libero.',
          ],
        },
        'Una lista d’attesa per ora non c’è: se una prenotazione cade, il lotto torna libero per tutti.',
      ],
    },
    {
      id: 'staff',
      title: 'Se lavori nell’hub',
      blocks: [
        {
          steps: [
            'Guardi i lotti dei laboratori nuovi, dal più vecchio: li approvi, chiedi modifiche o non li accetti. Chi ha pubblicato riceve il motivo per iscritto.',
            'Dici di quali laboratori ti fidi. Su quelli per cui lavori anche tu decide un’altra persona.',
            'Confermi le consegne al banco, con i chili pesati, e segni chi non è venuto.',
            'Scrivi sulla [pagina dell’hub](/hubs) chi c’è, dove, quando e che cosa c’è di nuovo.',
          ],
        },
        'Di ogni decisione resta scritto chi l’ha presa, quando e perché.',
      ],
    },
    {
      id: 'handover',
      title: 'La consegna',
      blocks: [
        'Chi dà, o lo staff, mette il materiale sulla bilancia e scrive il peso. Conta quello che pesa, non quello che diceva la scheda. Poi una domanda sola: avresti comprato materiale nuovo? Si può anche non rispondere.',
        'Da quel momento la consegna è fatta, e il materiale è di chi l’ha preso. Che cosa tenere per iscritto dipende dalla [via legale](/legal-routes#keep).',
      ],
    },
    {
      id: 'no-show',
      title: 'Se qualcosa va storto',
      blocks: [
        {
          facts: [
            [
              'Nessuno viene',
              `Dopo ${RESERVATION_DAYS} giorni la prenotazione scade da sola e il materiale torna libero. Lo sanno tutti e due, per e-mail.`,
            ],
            [
              'Avevate un appuntamento, e non è venuto',
              'Chi dà, o lo staff, lo segna. Il materiale torna libero subito, e resta scritto.',
            ],
            [
              'Chi dà non può più',
              'Annulla la prenotazione e deve dire perché. Chi aveva prenotato lo legge per e-mail.',
            ],
            [
              'Il materiale non è come scritto',
              'Non ritirarlo. Annulla, e segnalalo dalla pagina del lotto: lo staff guarda.',
            ],
          ],
        },
      ],
    },
    {
      id: 'price',
      title: 'Dono, scambio, prezzo',
      blocks: [
        {
          facts: [
            ['Dono', 'Si prende e basta.'],
            ['Scambio', 'Chi dà chiede qualcosa in cambio. Vi mettete d’accordo tra voi.'],
            [
              'Prezzo',
              'È scritto sulla scheda: al metro, al pezzo, al chilo o per tutto il lotto. Si paga tra voi: Scampolo non incassa e non trattiene niente.',
            ],
          ],
        },
      ],
    },
    {
      id: 'states',
      title: 'Gli stati di un lotto',
      blocks: [
        {
          facts: [
            ['Bozza', 'La vede solo il tuo laboratorio, e lo staff del tuo hub.'],
            ['In coda', 'Aspetta che lo staff lo guardi.'],
            ['Da modificare', 'Lo staff ha chiesto qualcosa. Sistemi e lo consegni di nuovo.'],
            ['Non accettato', 'Non va online. Il motivo ti arriva per e-mail.'],
            ['Online', 'Lo vedono tutti, e si può prenotare.'],
            [
              'Tutto prenotato',
              'Si vede ancora, ma non c’è più niente da prenotare. Se una prenotazione cade torna online.',
            ],
            ['Tolto', 'L’ha tolto chi l’aveva pubblicato.'],
            ['Rimosso', 'L’ha tolto lo staff, e ha scritto perché.'],
            ['Scaduto', 'È passata la data che aveva messo chi offre.'],
          ],
        },
      ],
    },
    {
      id: 'words',
      title: 'Le parole del mestiere',
      blocks: [
        {
          terms: [
            {
              id: 'pezza',
              term: 'Pezza',
              text: 'Il rotolo intero di tessuto, come esce dalla tessitura o dal magazzino.',
            },
            {
              id: 'altezza',
              term: 'Altezza',
              text: 'La larghezza del tessuto, da cimosa a cimosa: spesso 140 o 150 cm. Non è la lunghezza.',
            },
            {
              id: 'scampolo',
              term: 'Scampolo',
              text: 'L’ultimo tratto di una pezza, quello che avanza quando il resto è tagliato o venduto.',
            },
            {
              id: 'fine-rotolo',
              term: 'Fine rotolo',
              text: 'Quello che resta avvolto sul tubo: più di uno scampolo, meno di una pezza.',
            },
            {
              id: 'ritaglio',
              term: 'Ritaglio',
              text: 'Il pezzo che avanza dal taglio, tra una sagoma e l’altra.',
            },
            {
              id: 'giacenza',
              term: 'Giacenza',
              text: 'Materiale nuovo che nessuno ha usato: ordinato in più, o fuori collezione.',
            },
            {
              id: 'cimosa',
              term: 'Cimosa',
              text: 'Il bordo finito ai due lati del tessuto, più fitto del resto. A volte porta scritta la composizione.',
            },
            {
              id: 'dritto',
              term: 'Dritto e rovescio',
              text: 'La faccia che si mostra e quella che sta dentro.',
            },
            {
              id: 'verso',
              term: 'Verso',
              text: 'La direzione in cui il tessuto va guardato: il pelo, il disegno o il riflesso vanno tutti da una parte, e i pezzi si tagliano tutti così.',
            },
            {
              id: 'drittofilo',
              term: 'Drittofilo',
              text: 'La direzione dei fili d’ordito, parallela alla cimosa. Un capo tagliato fuori drittofilo gira.',
            },
            {
              id: 'sbieco',
              term: 'Sbieco',
              text: 'La diagonale, a 45 gradi dal drittofilo: lì il tessuto cede e cade morbido.',
            },
            {
              id: 'grammatura',
              term: 'Grammatura',
              text: 'Il peso di un metro quadro, in g/m². Più è alta, più il tessuto è pesante.',
            },
            {
              id: 'mano',
              term: 'Mano',
              text: 'Come si sente un tessuto tra le dita: secco, morbido, scivoloso.',
            },
            {
              id: 'taglio-minimo',
              term: 'Taglio minimo',
              text: 'La lunghezza più corta che chi offre è disposto a tagliare.',
            },
          ],
        },
      ],
    },
  ],
};
