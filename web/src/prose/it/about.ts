import type { Prose } from '../prose.ts';

export const prose: Prose = {
  checkedOn: '2026-11-22',
  sections: [
    {
      id: 'what',
      title: 'A che cosa serve',
      blocks: [
        'Uno scampolo è quello che resta in fondo a una pezza. In ogni laboratorio ce n’è uno scaffale: troppo buono da buttare, troppo poco per una collezione, e nessuno che sappia che c’è.',
        'Qui i laboratori di moda e design di una città lo mostrano, con la composizione, i metri e i difetti. Designer, sarte, scuole e sartorie sociali lo cercano, lo prenotano e lo ritirano a piedi o in bicicletta, perché è nel quartiere.',
        'Non è un negozio. Si può dare in dono, in scambio o a un prezzo, ma Scampolo non incassa e non trattiene niente. [Come funziona](/how-it-works), passo per passo.',
      ],
    },
    {
      id: 'who',
      title: 'Chi lo manda avanti',
      blocks: [
        'Un Fab City Hub per città: una rete di posti in un quartiere, con uno staff che guarda i primi lotti di ogni laboratorio, risponde, tiene gli scaffali e segna i chili. Il primo è Milano, nelle ex officine Ansaldo di Tortona, a BASE Milano.',
        'Gli altri otto sono le città della rete CENTRINNO. Ognuno ha la sua pagina, con chi c’è, dove e quando:',
        {
          list: [
            '[Milano](/hubs/milano)',
            '[Amsterdam](/hubs/amsterdam)',
            '[Barcellona](/hubs/barcelona)',
            '[Blönduós](/hubs/blonduos)',
            '[Copenaghen](/hubs/copenhagen)',
            '[Ginevra](/hubs/geneva)',
            '[Parigi](/hubs/paris)',
            '[Tallinn](/hubs/tallinn)',
            '[Zagabria](/hubs/zagreb)',
          ],
        },
      ],
    },
    {
      id: 'open',
      title: 'Aperto, e quanto',
      blocks: [
        {
          list: [
            'Il codice è libero, con licenza EUPL-1.2: un’altra città può prenderlo e usarlo.',
            'Tutto quello che vedi qui lo può leggere anche un programma: [dati aperti e API](/api/docs).',
            'Ogni hub ha un feed Atom delle sue novità e dei suoi lotti: lo trovi nella sua pagina.',
          ],
        },
      ],
    },
    {
      id: 'not',
      title: 'Che cosa non facciamo',
      blocks: [
        {
          list: [
            'Non prendiamo rifiuti. Per la legge sono un’altra cosa: [come si distinguono](/legal-routes#waste).',
            'Non ti seguiamo: niente pubblicità, niente contatori di altri, niente profili. [Che cosa teniamo](/privacy).',
            'Non promettiamo quello che non abbiamo pesato. Contano i chili sulla bilancia, al momento della consegna.',
          ],
        },
      ],
    },
  ],
};
