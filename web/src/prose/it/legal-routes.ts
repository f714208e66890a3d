import type { Prose } from '../prose.ts';

export const prose: Prose = {
  checkedOn: '2026-11-22',
  sections: [
    {
      id: 'which',
      title: 'Qual è la tua?',
      blocks: [
        {
          questions: [
            {
              id: 'q1',
              question: 'È già stato usato: indossato, cucito, montato, esposto?',
              answers: [
                ['Sì, è usato', '#used_goods'],
                ['No, è nuovo', '#q2'],
              ],
            },
            {
              id: 'q2',
              question: 'È come l’hai comprato, o è avanzato da una tua lavorazione?',
              answers: [
                ['È come l’ho comprato', '#q4'],
                ['È avanzato: ritagli, sfridi, teli tagliati', '#q3'],
              ],
            },
            {
              id: 'q3',
              question:
                'Chi lo prende lo userà di sicuro, così com’è o dopo un lavoro normale, senza pericoli?',
              answers: [
                ['Sì, tutte e quattro le condizioni', '#by_product'],
                ['No, o non lo so', '#waste'],
              ],
            },
            {
              id: 'q4',
              question: 'Sei un’impresa e lo regali a un ente non profit?',
              answers: [
                ['Sì', '#gift'],
                ['No', '#product'],
              ],
            },
          ],
        },
        {
          note: 'Questo è un orientamento, non un parere legale. Nel dubbio chiedi al [tuo hub](/hubs) prima di pubblicare. Vale per l’Italia: per le altre città vedi [fuori dall’Italia](#abroad).',
        },
      ],
    },
    {
      id: 'product',
      title: 'Prodotto',
      blocks: [
        'Materiale nuovo, mai lavorato da te: pezze intere, fine rotolo, bottoni in più, filato in rocca, campionari mai aperti. L’hai comprato per venderlo o per lavorarlo, e passa di mano come qualsiasi merce.',
        'Va bene anche un tessuto con un difetto, se lo dici. Servono le carte di ogni merce: [che cosa tenere](#keep).',
      ],
    },
    {
      id: 'by_product',
      title: 'Sottoprodotto',
      blocks: [
        'Quello che avanza mentre fai altro: ritagli di taglio, cimose, fondi di pezza rifilati, sfridi di pelle. Non è un rifiuto se rispetta tutte e quattro le condizioni dell’art. 184-bis del D.Lgs. 152/2006:',
        {
          steps: [
            'Nasce da un lavoro che serviva ad altro. Stavi tagliando cappotti: i ritagli non erano lo scopo.',
            'Qualcuno lo userà di sicuro. Non «forse, un giorno»: c’è chi l’ha prenotato, e per farne che cosa.',
            'Si usa così com’è, o dopo un lavoro normale del mestiere. Lavare, stirare, rifilare, dividere per colore vanno bene. Sfibrare o trattare con la chimica no.',
            'Usarlo è lecito e non fa male a nessuno. Niente muffa, olio di macchina, amianto, trattamenti che chi cuce respira.',
          ],
        },
        'In sala taglio, per capirsi:',
        {
          facts: [
            [
              'Sì',
              'Ritagli di fresco di lana, puliti e divisi per colore, prenotati da una sartoria che ne fa toppe e fodere.',
            ],
            ['Sì', 'Mezze pelli rifilate, prenotate da una scuola per le prove di cucitura.'],
            [
              'No',
              'Il sacco misto di fine giornata, con carta, spilli e polvere di taglio. Quello è un rifiuto.',
            ],
            [
              'No',
              'Ritagli puliti che nessuno ha chiesto e che stanno lì «per sicurezza». Finché manca un uso certo non sono sottoprodotto.',
            ],
          ],
        },
        'La prova tocca a chi dà, fino a quando il materiale è usato. La dà un contratto con chi prende, oppure una scheda tecnica con dichiarazione (DM 264/2016, allegato 2), vidimata dalla Camera di commercio. Ogni caso si guarda da sé: un elenco di materiali «sempre sottoprodotto» non esiste.',
      ],
    },
    {
      id: 'used_goods',
      title: 'Bene usato',
      blocks: [
        'Cose che hanno già avuto una vita e che chi le ha cede perché altri le usino ancora: tende di un albergo, costumi di scena, capi da rifare, un manichino, una taglierina. Non te ne disfi: le passi.',
        'Conta la mano a mano: qualcuno guarda, sceglie e prende. Quello che finisce in un cassonetto o in una campana, anche se è bello, dal momento in cui lo lasci è un rifiuto.',
      ],
    },
    {
      id: 'gift',
      title: 'Dono al non profit',
      blocks: [
        'La legge 19 agosto 2016 n. 166 (art. 16, come modificato nel 2020) permette a un’impresa di regalare a un ente non profit tessuti, capi e arredi che non vende più o che hanno un difetto, senza che il fisco li consideri venduti.',
        {
          list: [
            'Chi riceve dev’essere un ente pubblico o del Terzo settore. Un designer, anche bravo, non lo è: per lui c’è «prodotto».',
            'Per ogni dono serve un documento come quello di trasporto.',
            'All’Agenzia delle entrate va una comunicazione riassuntiva. Per un singolo dono fino a 15.000 euro non è dovuta.',
            'Chi riceve dichiara ogni trimestre che cosa ha ricevuto e come l’ha usato.',
          ],
        },
      ],
    },
    {
      id: 'waste',
      title: 'Rifiuto: qui no',
      blocks: [
        'Rifiuto è ciò di cui ti disfi, vuoi o devi disfarti. Trovargli una destinazione per conto di altri, anche senza toccarlo, è un mestiere che richiede l’iscrizione all’Albo nazionale gestori ambientali, categoria 8. Scampolo non ce l’ha e non lo fa: per questo un lotto che è un rifiuto non si pubblica, e un titolo con un codice EER viene fermato.',
        'Che cosa fare invece:',
        {
          list: [
            'Se sei un’impresa, il tuo raccoglitore autorizzato. Per il trasporto serve il formulario (FIR), non il documento di trasporto.',
            'Se sei un privato, il centro di raccolta del Comune, o il contenitore dei tessili. In Italia la raccolta separata dei tessili è un dovere dal 1° gennaio 2022.',
            'Se una parte è buona, separala prima, mentre lavori: pulita, divisa, con qualcuno che la prenota. Allora può essere [sottoprodotto](#by_product).',
          ],
        },
        'I codici EER che un laboratorio incontra più spesso, per parlare con il raccoglitore:',
        {
          facts: [
            ['04 02 22', 'Fibre tessili lavorate: ritagli di tessuto e di maglia'],
            ['04 02 21', 'Fibre tessili grezze'],
            ['04 02 09', 'Materiali compositi: tessuti spalmati, accoppiati, impregnati'],
            ['04 01 08', 'Cuoio conciato al cromo: ritagli e polveri'],
            ['03 01 05', 'Legno, pannelli e trucioli senza sostanze pericolose'],
            ['12 01 05', 'Limatura e trucioli di materie plastiche'],
            ['15 01 09', 'Imballaggi in tessuto'],
            ['20 01 11', 'Tessili della raccolta urbana'],
          ],
        },
        'Il codice giusto lo decide chi produce il rifiuto, insieme al raccoglitore: questo elenco serve solo a non arrivare muti.',
      ],
    },
    {
      id: 'keep',
      title: 'Che cosa tenere per iscritto',
      blocks: [
        {
          facts: [
            [
              'Sempre, tra imprese',
              'Un documento di trasporto: numero progressivo, data, chi dà e chi riceve, che cosa, quanto, e il motivo se non è una vendita (cessione gratuita, dono, conto lavorazione). Si tiene dieci anni.',
            ],
            [
              'Sottoprodotto',
              'In più: il contratto o la scheda tecnica, e due righe di chi ha preso che dicono che l’ha usato davvero.',
            ],
            ['Dono', 'In più: la comunicazione, se è dovuta, e la dichiarazione trimestrale di chi riceve.'],
            [
              'Bene usato tra privati',
              'Basta una ricevuta firmata. Un messaggio va bene, se dice che cosa, a chi e quando.',
            ],
          ],
        },
        'Scampolo tiene i chili pesati, la data e le due parti di ogni consegna: li ritrovi tra i tuoi lotti e le tue prenotazioni.',
      ],
    },
    {
      id: 'abroad',
      title: 'Fuori dall’Italia',
      blocks: [
        'Negli altri Paesi dell’Unione il sottoprodotto è lo stesso (art. 5 della direttiva 2008/98/CE), ma ogni Stato lo applica a modo suo, e da un Paese all’altro il riconoscimento non è garantito. A Ginevra e a Blönduós, che stanno fuori dall’unione doganale, attraversare il confine chiede anche le carte della dogana. Chiedi al [tuo hub](/hubs).',
      ],
    },
    {
      id: 'sources',
      title: 'Fonti',
      blocks: [
        'Raccolte il 22 novembre 2026 dai testi di legge e dalle guide delle Camere di commercio. I codici EER e i tempi di conservazione riscontrali sulla norma prima di usarli. Le norme cambiano: se ne trovi una più recente, dillo.',
        {
          list: [
            'D.Lgs. 3 aprile 2006 n. 152, art. 183, 184-bis e 212',
            'DM 13 ottobre 2016 n. 264, art. 4, 5, 8, 10 e allegato 2',
            'Legge 19 agosto 2016 n. 166, art. 16; DL 19 maggio 2020 n. 34, art. 71-bis',
            'DPR 14 agosto 1996 n. 472, art. 1 comma 3; codice civile, art. 2220',
            'DM 4 aprile 2023 n. 59 (formulario e registro dei rifiuti)',
            'Decisione 2000/532/CE, come modificata dalla 2014/955/UE (codici EER)',
            'Direttiva 2008/98/CE, art. 5 e 11; direttiva (UE) 2025/1892',
          ],
        },
      ],
    },
  ],
};
