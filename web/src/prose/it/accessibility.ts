import type { Prose } from '../prose.ts';

export const prose: Prose = {
  checkedOn: '2026-11-22',
  sections: [
    {
      id: 'status',
      title: 'A che punto siamo',
      blocks: [
        'Questa dichiarazione riguarda tutte le pagine di Scampolo. Sono parzialmente conformi alla norma EN 301 549 V3.2.1, che chiede le WCAG 2.1 di livello AA. Noi ci misuriamo con le WCAG 2.2 AA, che sono più severe. «Parzialmente», perché nessuno che usa ogni giorno uno screen reader le ha ancora provate tutte.',
      ],
    },
    {
      id: 'tested',
      title: 'Che cosa abbiamo provato, e come',
      blocks: [
        {
          facts: [
            [
              'Controlli automatici',
              'Ogni pagina, in italiano e in inglese, chiara e scura, con axe: nessun errore WCAG 2.2 AA. Lo ripetiamo a ogni modifica.',
            ],
            [
              'Tastiera',
              'Cercare, aprire un lotto, arrivare a prenotarlo, senza mouse. Il metro da sarta si muove con le frecce.',
            ],
            [
              'Zoom',
              'A 320 pixel di larghezza, cioè al 400 % su uno schermo da 1280, niente è tagliato e niente scorre di lato.',
            ],
            ['Senza script', 'Cercare e leggere funziona anche con JavaScript spento.'],
            [
              'Colori',
              'Il contrasto del testo è misurato, in chiaro e in scuro. Nessuno stato è detto solo con un colore.',
            ],
            ['Movimento', 'Chi ha chiesto meno movimento al suo dispositivo non ne vede.'],
          ],
        },
      ],
    },
    {
      id: 'gaps',
      title: 'Che cosa manca',
      blocks: [
        {
          list: [
            'Prove con persone che usano screen reader, comandi vocali o ingranditori. Se vuoi farle con noi, scrivici.',
            'Le descrizioni delle foto. Chi pubblica può scriverle; dove non l’ha fatto, le componiamo noi dai dati della scheda, e dicono meno di quello che si vede.',
            'I testi di chi pubblica: sono nella lingua che ha scelto, e non sempre sono semplici.',
            'I disegni in scala dei pezzi hanno accanto le misure scritte, ma la posizione di un difetto è più facile da vedere che da leggere.',
            'La documentazione per programmatori (/api/docs) usa un componente di altri che non abbiamo provato. I dati sono anche in [/api/openapi.json](/api/openapi.json).',
          ],
        },
      ],
    },
    {
      id: 'feedback',
      title: 'Se qualcosa non va',
      blocks: [
        '[Scrivi che cosa non riesci a fare](/notice?about=page:/accessibility&reason=accessibility): non serve un account. Di’ in quale pagina, e con quale strumento se ne usi uno. Rispondiamo entro 30 giorni; se vuoi la risposta lascia un’e-mail.',
        'Se preferisci a voce, o di persona, trovi orari e contatti nella pagina del [tuo hub](/hubs).',
        'Se non rispondiamo, o la risposta non ti basta, e il tuo hub è un ente pubblico italiano, puoi rivolgerti al Difensore civico per il digitale presso l’AgID.',
      ],
    },
    {
      id: 'statement',
      title: 'Come è fatta questa dichiarazione',
      blocks: [
        'L’abbiamo scritta noi il 22 novembre 2026, da una nostra valutazione: prove automatiche e prove a mano come descritte qui sopra. La rileggiamo a ogni versione, e almeno una volta l’anno, entro il 23 settembre.',
      ],
    },
  ],
};
