import { OFFLINE_LIMITS } from '@scampolo/shared/domain/offline-copies';
import type { Prose } from '../prose.ts';

export const prose: Prose = {
  checkedOn: '2026-11-22',
  sections: [
    {
      id: 'short',
      title: 'In breve',
      blocks: [
        {
          list: [
            'Nessuno ti segue. Non ci sono tracciatori, statistiche di visite o richieste ad altri siti: le pagine non possono farne.',
            'Per guardare non serve un account. Con un account teniamo quello che serve per pubblicare, prenotare e consegnare.',
            'Una copia di tutto te la scarichi da te, e l’account lo cancelli da te, nella [pagina del tuo account](/me/account).',
            'Non vendiamo e non passiamo i tuoi dati a nessuno.',
          ],
        },
      ],
    },
    {
      id: 'kept',
      title: 'Che cosa teniamo',
      blocks: [
        {
          records: [
            {
              name: 'Account',
              facts: [
                ['Che cosa', 'Nome, e-mail, lingua, date'],
                ['Perché', 'Per entrare e per scriverti'],
                ['Fino a', 'Quando lo cancelli; dopo 30 giorni se non l’hai mai confermato né usato'],
                [
                  'Chi lo vede',
                  'Tu, i colleghi del laboratorio, lo staff del tuo hub. Su una prenotazione, anche l’altra parte legge il nome',
                ],
              ],
            },
            {
              name: 'Password',
              facts: [
                ['Che cosa', 'Un’impronta argon2id, da cui la password non si ricava'],
                ['Perché', 'Per entrare'],
                ['Fino a', 'Quando cancelli l’account'],
                ['Chi lo vede', 'Nessuno'],
              ],
            },
            {
              name: 'Laboratorio',
              facts: [
                ['Che cosa', 'Nome, tipo, posti e orari, partita IVA, lingue, storia, logo'],
                ['Perché', 'Per offrire, prenotare, consegnare'],
                ['Fino a', 'Quando lo chiudi; poi vedi [che cosa resta](#stays)'],
                [
                  'Chi lo vede',
                  'Colleghi e staff; tutti, se la pagina è pubblica, ma non la partita IVA. L’indirizzo di ritiro, chi ha una prenotazione',
                ],
              ],
            },
            {
              name: 'Lotti e foto',
              facts: [
                ['Che cosa', 'Quello che scrivi e fotografi; dalle foto togliamo luogo, data e apparecchio'],
                ['Perché', 'Perché si trovino'],
                ['Fino a', 'Quanto il laboratorio'],
                ['Chi lo vede', 'Tutti, quando sono online; il nome del laboratorio solo se l’hai scelto'],
              ],
            },
            {
              name: 'Prenotazioni, messaggi, consegne',
              facts: [
                ['Che cosa', 'Quantità, note, messaggi, motivi, date, chili pesati'],
                ['Perché', 'Per prenotare, mettersi d’accordo e consegnare; per i conti dell’hub'],
                [
                  'Fino a',
                  'I messaggi un anno dopo la fine della richiesta; il resto quanto il lotto; i chili senza fine, senza nomi',
                ],
                ['Chi lo vede', 'Le due parti e lo staff dell’hub'],
              ],
            },
            {
              name: 'Decisioni e segnalazioni',
              facts: [
                [
                  'Che cosa',
                  'Che cosa ha deciso lo staff e perché; che cosa è stato segnalato e la risposta',
                ],
                [
                  'Perché',
                  'Chi riceve una decisione ha diritto al motivo (regolamento (UE) 2022/2065, art. 17)',
                ],
                ['Fino a', 'Le decisioni quanto il lotto; una segnalazione tre anni dopo la risposta'],
                ['Chi lo vede', 'Il laboratorio e lo staff; una segnalazione, chi l’ha fatta e lo staff'],
              ],
            },
            {
              name: 'Sessioni e link',
              facts: [
                [
                  'Che cosa',
                  'Browser e sistema, inizio e ultimo uso; i link mandati per e-mail, mai il loro segreto',
                ],
                ['Perché', 'Per restare dentro, e vedere dove sei dentro'],
                ['Fino a', '30 giorni dopo la fine'],
                ['Chi lo vede', 'Solo tu'],
              ],
            },
            {
              name: 'Tentativi',
              facts: [
                ['Che cosa', 'Quante volte qualcuno prova a entrare, da quale rete, in forma di impronta'],
                ['Perché', 'Contro chi prova a indovinare'],
                ['Fino a', 'Due ore al massimo'],
                ['Chi lo vede', 'Nessuno'],
              ],
            },
            {
              name: 'Registro di chi ha fatto che cosa',
              facts: [
                ['Che cosa', 'Codici e cifre, mai un nome o un indirizzo'],
                ['Perché', 'Per poter ricostruire, e contro gli abusi'],
                ['Fino a', 'Senza fine; non si può cambiare'],
                ['Chi lo vede', 'Chi gestisce la base dati; la tua parte è nella tua copia'],
              ],
            },
            {
              name: 'Persone nominate da un hub',
              facts: [
                ['Che cosa', 'Nome e compito di chi ha detto di sì'],
                ['Perché', 'Perché si sappia a chi chiedere'],
                ['Fino a', 'Quando lo staff li toglie'],
                ['Chi lo vede', 'Tutti'],
              ],
            },
          ],
        },
      ],
    },
    {
      id: 'browser',
      title: 'Nel tuo browser',
      blocks: [
        'Tre cookie, nessuno di altri. Servono a quello che hai chiesto, quindi non c’è niente da accettare.',
        {
          facts: [
            ['scampolo_access', 'Dice che sei dentro. Dura 15 minuti.'],
            [
              'scampolo_refresh',
              'Ti tiene dentro. Dura fino a 30 giorni senza visite, 180 in tutto, o finché esci.',
            ],
            ['scampolo_lang', 'La lingua che hai scelto a mano. Dura un anno.'],
          ],
        },
        'Con https i primi due si chiamano __Host-… e viaggiano solo cifrati. Nessuno dei tre si può leggere da uno script.',
        `Sul dispositivo restano anche il laboratorio per cui agisci, le bozze che aspettano la rete e, per leggere senza rete, le ultime pagine che hai visto: al massimo ${OFFLINE_LIMITS.pages}, per ${OFFLINE_LIMITS.days} giorni o finché esci. Mai l’account, le prenotazioni o i messaggi.`,
      ],
    },
    {
      id: 'leave',
      title: 'Se te ne vai',
      blocks: [
        'Nella [pagina del tuo account](/me/account) chiedi una copia di tutto (un file ZIP, tuo per 7 giorni) e cancelli l’account con la password. Prima di confermare leggi che cosa succede. Subito dopo:',
        {
          list: [
            'Nome, indirizzo, password, sessioni e ruoli non ci sono più. Resta una riga vuota, perché le prenotazioni e il registro hanno un numero a cui riferirsi.',
            'Un laboratorio in cui eri solo tu si chiude: le prenotazioni si annullano e l’altra parte lo sa, i lotti escono.',
            'Un laboratorio con colleghi resta a loro. Se ne sei titolare, prima lo passi.',
          ],
        },
      ],
    },
    {
      id: 'stays',
      title: 'Che cosa resta, e fino a quando',
      blocks: [
        {
          facts: [
            [
              'Nome, posti e partita IVA di un laboratorio chiuso che ha dato o preso qualcosa',
              'Dieci anni dall’ultima consegna: le carte degli altri devono nominarlo (codice civile, art. 2220). È il caso previsto dal regolamento (UE) 2016/679, art. 17, par. 3, lett. b.',
            ],
            ['Descrizioni dei suoi lotti, note e motivi', 'Lo stesso; senza consegne, 30 giorni.'],
            [
              'Che cosa è passato di mano, quanti chili, quando',
              'Senza fine, senza nomi: sono i conti dell’hub.',
            ],
          ],
        },
        'Non possiamo riprendere le e-mail già arrivate e le copie che altri hanno fatto di quello che vedevano. Nelle copie di sicurezza i dati cancellati restano finché le copie stesse non sono sostituite.',
      ],
    },
    {
      id: 'rights',
      title: 'I tuoi diritti, e a chi chiedere',
      blocks: [
        'Vedere, correggere, portare via, cancellare: quasi tutto lo fai da te. Per il resto, e per opporti o limitare un uso, scrivi al [tuo hub](/hubs): è chi gestisce lo scambio nella tua città che decide perché e come si usano i dati, e che ti risponde entro un mese.',
        'Se la risposta non ti convince puoi rivolgerti all’autorità di controllo del tuo Paese: in Italia il Garante per la protezione dei dati personali. A Ginevra vale la legge svizzera, a Blönduós il regolamento europeo attraverso lo Spazio economico europeo.',
      ],
    },
  ],
};
