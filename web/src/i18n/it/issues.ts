/** What is wrong with one field and how to mend it, by rule. */
export const issues = {
  'issue.required': 'Manca ancora.',
  'issue.unknown_code': 'Scegli una voce della lista.',
  'issue.unknown_field': 'Questo campo non vale per il materiale scelto: svuotalo.',
  'issue.wrong_type': 'Il valore non è del tipo giusto.',
  'issue.wrong_format': 'Il formato non è giusto.',
  'issue.invalid': 'Questo valore non va bene.',
  'issue.too_short': 'Troppo corto: almeno {min} caratteri.',
  'issue.too_long': 'Troppo lungo: al massimo {max} caratteri.',
  'issue.too_many': 'Sono troppi.',
  'issue.out_of_range': 'Fuori misura.',
  'issue.out_of_range.both': 'Dev’essere tra {min} e {max}.',
  'issue.out_of_range.min': 'Almeno {min}.',
  'issue.out_of_range.max': 'Al massimo {max}.',
  'issue.not_a_step': 'Troppi decimali: arrotonda.',
  'issue.duplicate': 'C’è due volte: unisci le due quote.',
  'issue.composition_sum': 'Le quote di «{part}» fanno {sum} %, non 100 %.',
  'issue.unit_mismatch':
    'L’unità non va con il resto: i pezzi con misure si contano in pezzi, il taglio minimo ha l’unità della quantità.',
  'issue.pieces_total': 'I pezzi elencati sono {total}: il numero dev’essere lo stesso.',
  'issue.waste_refused':
    'I rifiuti non si possono pubblicare: servono un gestore autorizzato o la ricicleria.',
  'issue.unexpected':
    'Non va con il resto: un dono o uno scambio non ha prezzo, e la via del dono è solo per i doni.',
  'issue.not_offered': 'Per ora chi arriva prima prenota.',
  'issue.banned_name':
    'La parola «{word}» qui non si può usare: dì che cos’è davvero, per esempio «tessuto spalmato».',
  'issue.waste_code': '«{word}» è un codice di rifiuto, e i rifiuti non si possono pubblicare.',
  'issue.leather_word': '«{word}» in Italia vale solo per vera pelle o pelliccia. È così?',
  'issue.waste_word': '«{word}» fa pensare a un rifiuto. È una rimanenza che si può usare così com’è?',
  'issue.green_claim':
    '«{word}» è una promessa generica che la legge non ammette. Puoi dire com’è fatto, invece?',
  'issue.untypical': 'Di solito sta tra {low} e {high}. È giusto così?',
  'issue.mass_mismatch': 'Lunghezza, altezza e peso danno circa {computed} kg. È giusto così?',
  'issue.control_character': 'Contiene caratteri invisibili: riscrivilo a mano.',
  'issue.markup': 'Scrivi testo semplice, senza segni come < e >.',
  'issue.malformed': 'Contiene caratteri rovinati: riscrivilo a mano.',
  'issue.nan': 'Scrivi un numero, per esempio 12,5.',
} as const;
