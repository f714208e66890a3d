/** What is said when a page is not there, not allowed or broken, and without a network. */
export const problem = {
  'problem.400': 'L’indirizzo non è leggibile',
  'problem.400.advice': 'Forse si è rotto copiandolo. Riparti dalla ricerca: quello che cerchi è lì.',
  'problem.403': 'Questa pagina è per altri occhi',
  'problem.403.advice':
    'Il tuo account non può aprirla. Se pensi di sì, chiedi a chi guida il laboratorio, oppure al tuo hub.',
  'problem.404': 'Qui non c’è niente da vedere',
  'problem.404.advice': 'La pagina non c’è più, o l’indirizzo è incompleto. Da qui puoi cercare.',
  'problem.gone': 'Questo lotto non c’è più',
  'problem.gone.advice':
    'È finito, è stato ritirato, o l’indirizzo è incompleto. Di rimanenze ne arrivano ogni giorno: cerca qui.',
  'problem.429': 'Un momento',
  'problem.429.advice': 'Dalla tua rete arrivano troppe richieste insieme. Aspetta un minuto e riprova.',
  'problem.500': 'Qualcosa si è strappato da noi',
  'problem.500.advice':
    'Non è colpa tua, e quello che avevi salvato c’è ancora. Riprova tra un minuto: di solito basta.',
  'problem.503': 'C’è la fila',
  'problem.503.advice': 'In questo momento siamo in tanti. Riprova tra qualche secondo.',
  'problem.again': 'Riprova',
  'problem.write': 'Se continua, scrivi a {address} e metti questo codice: così troviamo il punto.',
  'problem.code': 'Codice: {id}',
  'problem.subject': 'Pagina rotta, codice {id}',
  'problem.back': 'Vai alla ricerca',
  'problem.hubs': 'Trova il tuo hub',
  'problem.search': 'Cosa cerchi?',
  'problem.similar': 'Qualcosa di simile',
  'problem.newest': 'Appena arrivati',
  'problem.newestIn': 'Appena arrivati a {city}',
  'offline.title': 'Senza rete',
  'offline.advice':
    'Questa pagina non è su questo dispositivo, e la rete non c’è. Appena torna, si apre da sola.',
  'offline.works': 'Cosa puoi fare intanto',
  'offline.read':
    'Rileggere le ricerche e i lotti che hai aperto negli ultimi {days} giorni: sono qui sotto.',
  'offline.post': 'Preparare un lotto',
  'offline.waits': 'Prenotare, rispondere e ritirare si può solo con la rete.',
  'offline.kept': 'Su questo dispositivo',
  'offline.search': 'Ricerca: {words}',
  'offline.none': 'Ancora niente: quello che apri con la rete resta qui.',
  'offline.keptAt': 'com’era il {when}',
} as const;
