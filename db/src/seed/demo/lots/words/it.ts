import type { Words } from './words.ts';

/** The words of workshops that write Italian. */
export const it: Words = {
  kinds: {
    poplin: [
      'Popeline di cotone',
      'Mano liscia e serrata, si stira bene e non trasparisce sotto la luce del banco.',
      'È la popeline con cui facciamo le camicie di prova: ferma, pulita, non slitta sotto l’ago.',
    ],
    oxford: [
      'Oxford di cotone',
      'Armatura natté morbida ma con corpo: regge colli e polsi senza teletta pesante.',
    ],
    voile: [
      'Voile di cotone',
      'Leggero e asciutto, si arriccia a mano; per gli orli conviene l’ago da sessanta.',
    ],
    shirt_stripe: [
      'Camiceria rigata tinto in filo',
      'Righe tessute, non stampate: il rovescio è uguale al diritto e i capi si incontrano facilmente.',
      'La riga corre dritta per tutta la pezza, l’abbiamo verificata sul tavolo luminoso.',
    ],
    gingham: [
      'Vichy di cotone tinto in filo',
      'Quadretto da due centimetri, lavato una volta in prova: non ritira e non stinge.',
    ],
    linen: [
      'Lino da camiceria',
      'Filo irregolare, mano fresca; lavandolo prima del taglio perde circa il tre per cento.',
      'Si sgualcisce con garbo, come deve. Ottimo anche per tende corte e tovaglie.',
    ],
    print: [
      'Viscosa stampata a fiori',
      'Cade fluida, il disegno è a tutto campo e si può tagliare nei due versi.',
    ],
    denim: [
      'Denim con un filo di elastan',
      'Undici once e mezzo, cimosa pulita, indaco che tiene bene: lavatelo a parte la prima volta.',
    ],
    canvas: [
      'Tela canvas di cotone',
      'Fitta e ferma, va bene per borse, grembiuli e teli da lavoro; ago da novanta.',
      'Non cerata. Strappa diritta, quindi si misura in un attimo.',
    ],
    drill: [
      'Drill di cotone',
      'Diagonale fine e resistente, il classico peso da pantalone da lavoro e camice.',
    ],
    flannel: [
      'Flanella di lana',
      'Pettinata e appena garzata: morbida al tatto, con il vapore prende la forma che volete.',
      'Peso di mezza stagione, senza un diritto lucido: dopo la stiratura passate la spazzola.',
    ],
    fresco: [
      'Fresco di lana',
      'Filo ritorto, mano nervosa: per giacche sfoderate che non si stropicciano in valigia.',
    ],
    gabardine: [
      'Gabardina di lana stretch',
      'Diagonale serrata, cade piena; per il pantalone basta l’elastan che c’è.',
    ],
    pinstripe: [
      'Gessato di lana',
      'Riga sottile ogni due centimetri e mezzo, facile da far combinare sui taschini.',
    ],
    windowpane: [
      'Finestrato di lana',
      'Quadro grande: calcolate mezzo metro in più per far incontrare le maniche.',
    ],
    glen_check: [
      'Principe di Galles, lana e seta',
      'La seta si vede in controluce; rapporto del disegno di ventiquattro centimetri.',
    ],
    overcoat: [
      'Panno da cappotto',
      'Follato e compatto: si taglia a vivo senza sfilacciare, le cuciture aperte restano piatte.',
    ],
    herringbone: [
      'Spigato di lana da cappotto',
      'Spina regolare, verso del pelo segnato con il gesso sulla cimosa.',
    ],
    tweed: [
      'Tweed bottonato',
      'Bottoni di colore nel filato, mano rustica ma non ruvida; fodera consigliata.',
    ],
    houndstooth: [
      'Pied-de-poule',
      'Disegno medio, nitido; con un metro e mezzo esce un gilet, con tre una giacca.',
    ],
    tartan: [
      'Tartan di lana',
      'Quadro simmetrico, si piega bene per gonne; il rapporto è di diciannove centimetri.',
    ],
    satin: [
      'Raso di seta',
      'Lucido da un lato, opaco dall’altro. Segna gli spilli: usate quelli da seta e solo nei margini.',
    ],
    crepe: [
      'Crêpe de Chine di seta',
      'Cade morbido e non lucida; si lava a mano in acqua fredda, provato su un ritaglio.',
    ],
    chiffon: ['Chiffon di seta', 'Impalpabile, scivola: tagliatelo fra due fogli di carta velina.'],
    twill_silk: [
      'Twill di seta da foulard',
      'Diagonale leggera, orlo a mano facile. Quattro foulard da un metro, senza forzare.',
    ],
    damask: [
      'Damasco d’arredo',
      'Palmette grandi, rapporto di cinquanta centimetri; il rovescio è bello quasi quanto il diritto.',
    ],
    brocade: [
      'Broccato con filo metallico',
      'Fiori in rilievo; il filo metallico graffia, quindi va foderato.',
    ],
    velvet: [
      'Velluto liscio di cotone',
      'Pelo corto e fitto. Il verso è segnato: guardatelo controluce prima di tagliare.',
    ],
    corduroy: ['Velluto a coste', 'Coste piene, mano calda; stiratelo solo dal rovescio, su un panno.'],
    lining: [
      'Fodera di viscosa',
      'Antistatica, scorre bene sulle maniche. Già decatizzata.',
      'Fodera onesta da giacca: leggera, tinta passante, non si smaglia sulle cuciture.',
    ],
    cupro: ['Fodera in cupro', 'La fodera buona: respira, scivola, e in estate si sente la differenza.'],
    upholstery: [
      'Tessuto da tappezzeria',
      'Cinquantamila cicli dichiarati dal produttore; il rovescio è pulito e si può lasciare a vista.',
    ],
    jersey: [
      'Jersey di cotone elasticizzato',
      'I bordi si arrotolano: lasciatelo riposare una notte prima di tagliare.',
      'Mano piena, buon ritorno elastico: per magliette e fasce.',
    ],
    jersey_stripe: [
      'Jersey rigato di cotone',
      'Righe tinte in filo, larghe poco più di tre centimetri; attenzione a farle combaciare sui fianchi.',
    ],
    sweat: ['Felpa a tre fili', 'Rovescio a riccio, lavata in prova: ritira il due per cento in lunghezza.'],
    fleece: ['Pile di poliestere', 'Spazzolato sui due lati, non sfilaccia: si può lasciare il taglio vivo.'],
    rib: ['Costina due per due', 'Torna bene dopo la tensione; per polsi, colli e fondi.'],
    tricot: ['Tricot indemagliabile', 'Sottile e fresco, non smaglia; per intimo e fodere di costumi.'],
    swim: ['Lycra da costume', 'Resistente al cloro, coprente anche bagnata. Ago stretch obbligatorio.'],
    panel: [
      'Teli di maglia calata',
      'Dietro e davanti ancora da rimagliare, tutti della stessa finezza. Si possono anche disfare.',
    ],
    cable: [
      'Teli di maglia a trecce',
      'Trecce morbide, punto alto: uno fa un cuscino, quattro una coperta piccola.',
    ],
    felt: ['Feltro di lana', 'Taglio netto che non sfilaccia; si incolla e si cuce senza perdere fibra.'],
    felt_craft: ['Feltro sintetico', 'Da laboratorio con i bambini: si taglia con le forbici da carta.'],
    lace: [
      'Pizzo a metraggio',
      'Fiori su rete fine, i due bordi finiscono a smerlo e si usano come finitura.',
    ],
    tulle: ['Tulle morbido', 'Rete sottile che non gratta; per veli, sottogonne, confezioni.'],
    sequins: [
      'Tessuto paillettato',
      'Paillettes cucite a mano sul rovescio in rete; scucitele nei margini prima della macchina.',
    ],
    guipure: ['Guipure di cotone', 'Si ritaglia motivo per motivo e non sfila; le barrette tengono tutto.'],
    pu_coated: [
      'Tessuto spalmato in poliuretano',
      'Grana fine, rovescio in maglina; per borse e astucci, con piedino in teflon.',
    ],
    tarpaulin: ['Telo spalmato in PVC', 'Impermeabile e saldabile; si pulisce con una spugna.'],
    ripstop: ['Nylon ripstop', 'Leggerissimo, quadretto antistrappo; il taglio a caldo sigilla il bordo.'],
    membrane: [
      'Softshell con membrana',
      'Tre strati, antivento; le cuciture vanno nastrate se serve tenuta all’acqua.',
    ],
    fusible: [
      'Teletta termoadesiva',
      'A puntini, si attacca con il ferro medio in dodici secondi. Provata su flanella e cotone.',
    ],
    hair_canvas: ['Tela crine da giacca', 'Elastica nella trama, per petti e revers fatti a mano.'],
    pile: [
      'Tessuto a pelo lungo',
      'Pelo di tre centimetri su base a maglia; tagliate solo la base, con la lama.',
    ],
    lamb: ['Nappa d’agnello', 'Morbida, fiore pieno, tinta passante; pelli scelte una per una.'],
    calf: ['Vitello liscio', 'Concia al cromo, spessore regolare: da borsa piccola, portafogli, cinturini.'],
    goat_suede: ['Capra scamosciata', 'Pelo corto e setoso; si marca con le dita e torna con la spazzola.'],
    shoulder: [
      'Spalla al vegetale',
      'Piena e soda, bordo che si lucida bene; la concia si sente ancora nell’odore.',
    ],
    leather_scraps: [
      'Ritagli di pelle',
      'Da quanto una carta da gioco a un foglio grande: per manici, etichette, intarsi, prove di taglio.',
    ],
    yarn_cones: [
      'Filato di lana in rocche',
      'Paraffinato, pronto per la macchina; stesso bagno per tutte le rocche.',
    ],
    cotton_cones: [
      'Filato di cotone in rocche',
      'Pettinato e gasato, regolare. Va bene anche per il telaio.',
    ],
    hand_yarn: ['Gomitoli di lana da ferri', 'Per ferri dal quattro al cinque; fascette in parte perse.'],
    reels: [
      'Rocchetti di filo da cucire',
      'Titolo 120, quello di tutti i giorni. Rocchetti quasi tutti pieni.',
    ],
    zips: [
      'Cerniere metalliche da venti',
      'Cursore autobloccante, catena da cinque; ne abbiamo aperte e chiuse una trentina.',
    ],
    buttons: ['Bottoni di corozo, 32 linee', 'Quattro fori, venatura naturale: nessuno uguale all’altro.'],
    buckles: [
      'Fibbie e anelli in ottone, 25 mm',
      'Misti: anelli, fibbie a un rebbio e passanti, divisi in sacchetti.',
    ],
    ribbon: ['Nastri gros-grain, 25 mm', 'In bobine parziali, avvolti senza pieghe.'],
    wadding: ['Ovatta di poliestere', 'Da trapunta, due centimetri da riposo; torna su in una notte.'],
    foam: [
      'Lastre di espanso, 50 mm',
      'Densità 30, tagliate a filo: sedute leggere, imballi su misura, fonoassorbenza.',
    ],
    plywood: [
      'Multistrato di betulla, 12 mm',
      'Piano e asciutto, facce carteggiate; tenuto in verticale, al coperto.',
    ],
    veneer: [
      'Tranciato di noce',
      'Fogli consecutivi dello stesso tronco: si può giocare con la macchia aperta.',
    ],
    aluminium: [
      'Lamiera di alluminio, 1,5 mm',
      'Spazzolata da un lato, con qualche riga di magazzino; si piega a mano con la pressa piccola.',
    ],
    brass: ['Lastrine di ottone, 1 mm', 'Satinate, spigoli vivi: maneggiare con i guanti.'],
    acrylic: ['Plexiglas colato, 4 mm', 'Da taglio laser, pellicola su quasi tutti i pezzi; bordo lucido.'],
    tiles: ['Piastrelle smaltate 15 × 15', 'Campionario di una ceramista: smalto lucido, biscotto bianco.'],
    cork: [
      'Sughero in fogli, 4 mm',
      'Grana media, elastico; si taglia con il cutter e si incolla con la vinilica.',
    ],
    card: ['Cartone grigio da legatoria', 'Per cartamodelli rigidi, scatole, plastici.'],
    pattern_paper: ['Carta da modelli', 'Sessanta grammi, si lavora con la rotella senza rompersi.'],
    tubes: ['Tubi di cartone', 'Diritti e asciutti, di due metri e di un metro e mezzo.'],
    hangers: ['Grucce di faggio', 'Gancio girevole, spalla larga. In scatole da dieci.'],
    screens: [
      'Telai serigrafici 60 × 40',
      'Legno, tessuto a 77 fili ben teso; due con la matrice da togliere.',
    ],
    carpet: [
      'Moquette agugliata',
      'Teli da due metri di altezza, reazione al fuoco dichiarata sul certificato del rotolo.',
    ],
  },
  and: ' e ',
  forms: {
    full_roll: 'pezza intera, #',
    end_of_roll: 'fine pezza, #',
    remnant: 'scampolo da #',
    sample_yardage: 'taglio campione, #',
    deadstock_lot: 'giacenza, #',
    bundle: '#',
    offcut: '# di ritaglio',
    panel: '#',
    hide: '#',
    sheet: '#',
    cutting_scrap: '#',
    piece: '#',
  },
  origins: {
    overorder: [
      'Ne abbiamo ordinato più del necessario per non restare corti sull’ultimo capo.',
      'Il minimo d’ordine era il doppio di quello che serviva.',
      'Avanzo pulito di una commessa finita a marzo.',
    ],
    end_of_collection: [
      'Colore uscito di collezione: da noi non torna più.',
      'Fine stagione, lo scaffale deve cambiare famiglia di toni.',
    ],
    cancelled: [
      'Commessa annullata quando il tessuto era già arrivato.',
      'Doveva diventare una capsule che non è partita; la stoffa non è mai stata stesa.',
    ],
    production_residue: [
      'Quello che resta fra una sagoma e l’altra, raccolto durante il taglio e tenuto da parte pulito.',
      'Resto di lavorazione nostro, già diviso per tipo.',
    ],
    sampling: [
      'Arrivato per i prototipi, poi abbiamo scelto un altro peso.',
      'Campionatura: usato per due capi di prova, il resto è intero.',
    ],
    quality_reject: [
      'Scartato al controllo in entrata per un difetto che si schiva facilmente.',
      'Seconda scelta della tessitura, comprata sapendolo.',
    ],
    mill_surplus: [
      'Esubero di una tessitura comasca che ci ha lasciato le code.',
      'Coda di produzione di una tessitura del biellese.',
    ],
    set_dismantled: [
      'Viene da un allestimento smontato dopo il Salone.',
      'Usato per tre sere in scena, poi piegato e riposto.',
    ],
    private: ['Dal corredo di una vicina che ha chiuso il suo laboratorio di casa.'],
  },
  defects: {
    crease_mark: 'Un segno di piega a metà altezza, che con il vapore quasi sparisce.',
    shade_variation:
      'Fra inizio e fine c’è una differenza di tono leggera: tagliate i pezzi di un capo vicini.',
    selvedge_damage: 'Una cimosa è rovinata per un tratto; togliete due centimetri da quel lato.',
    slub_knot: 'Un paio di nodi, segnati con il filo rosso in cimosa.',
    stain_water: 'Un alone d’acqua su un lato, circoscritto.',
    stain_oil: 'Una macchia d’olio di macchina, piccola, segnata con il gesso.',
    hole: 'Un forellino da sei millimetri, cerchiato con il gesso.',
    snag: 'Due fili tirati, visibili solo da vicino.',
    fading: 'La piega esterna ha preso luce: i primi dieci centimetri sono più chiari.',
    pilling: 'Qualche pallino lungo la piega, va via con il pettine.',
    print_misregister: 'Nell’ultimo metro la stampa è fuori registro di un millimetro.',
    needle_line: 'Una linea d’ago a venti centimetri da una cimosa.',
    coating_peeling: 'La spalmatura è segnata in un punto, vicino al bordo.',
    scar: 'Qualche cicatrice verso i fianchi, contornata con il gesso.',
    scratch: 'Graffi leggeri di magazzino, visibili solo controluce.',
    chip: 'Qualche angolo sbeccato, messo da parte e contato.',
    colour_variation: 'Tono non del tutto uniforme fra le scatole.',
    oxidation: 'Alcuni pezzi sono ossidati: tornano lucidi con la pasta.',
    compressed: 'Rimasto schiacciato sullo scaffale.',
    edge_damage: 'Qualche bordo ammaccato.',
    worn: 'Qualche segno di passaggio, niente strappi.',
    cosmetic: 'Segni d’uso che non tolgono nulla alla funzione.',
    moth_damage: 'Due forellini di tarma in un angolo; il resto è stato in congelatore e spazzolato.',
    glue_residue: 'Tracce di colla a un capo.',
  },
  tips: {
    m: [
      'Lo taglio io alla misura che chiedi.',
      'Portate un tubo o una borsa grande: arrotolato si sgualcisce meno.',
      'Se volete vedere il colore dal vero, passate nel pomeriggio.',
      'Un campione da mostrare al cliente lo taglio volentieri.',
    ],
    kg: [
      'Pesato oggi, con la bilancia del laboratorio.',
      'Diviso in sacchi da due chili, si può scegliere il sacco.',
    ],
    pcs: [
      'Contati due volte.',
      'Si possono prendere anche pochi per volta.',
      'Le misure sono quelle del pezzo più piccolo.',
    ],
  },
};
