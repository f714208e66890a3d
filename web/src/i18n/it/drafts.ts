/** What waits in this browser: unfinished lots, changes and photos that have not gone up. */
export const drafts = {
  'drafts.offer': 'Hai un lotto cominciato',
  'drafts.offerChanges': 'Hai modifiche non salvate',
  'drafts.unnamed': 'Lotto senza nome',
  'drafts.kept': '«{title}», in questo browser da {when}.',
  'drafts.photos': {
    one: 'C’è {count} foto che aspetta di salire.',
    other: 'Ci sono {count} foto che aspettano di salire.',
  },
  'drafts.goOn': 'Riprendilo',
  'drafts.goOnChanges': 'Riprendi le modifiche',
  'drafts.anew': 'Comincia da capo',
  'drafts.leaveChanges': 'Parti da quello salvato',
  'drafts.stays': 'Quello che lasci resta fra i tuoi lotti, finché non lo elimini.',
  'drafts.elsewhere': 'Lo stai scrivendo in un’altra scheda',
  'drafts.elsewhereBody': 'Qui leggi soltanto, così non si sovrascrive niente.',
  'drafts.takeOver': 'Scrivi qui',
  'drafts.refused': 'Questo browser non lascia tenere niente (forse è una finestra privata)',
  'drafts.refusedBody': 'Quello che non salvi si perde se chiudi la pagina o manca la rete.',
  'drafts.full': 'Lo spazio del browser è finito',
  'drafts.fullBody':
    'Le ultime modifiche non sono al sicuro: salva adesso, oppure libera spazio sul dispositivo.',
  'drafts.many': 'Troppi lotti aspettano in questo browser',
  'drafts.manyBody': 'Finisci o elimina qualcuno di quelli cominciati: si trovano fra i tuoi lotti.',

  'drafts.here': 'Solo in questo browser',
  'drafts.hereBody': 'Non ancora su Scampolo: riprendi quando vuoi, anche senza rete.',
  'drafts.begun': 'Cominciato',
  'drafts.changed': 'Modifiche non salvate',
  'drafts.when': 'Toccato {when}',
  'drafts.drop': 'Elimina',
  'drafts.dropNamed': 'Elimina «{title}» da questo browser',
  'drafts.dropTitle': 'Eliminare «{title}»?',
  'drafts.dropBody': 'Non è mai arrivato a Scampolo: dopo non si recupera.',
  'drafts.dropChangesBody': 'Le modifiche che non hai salvato si perdono; il lotto resta com’è salvato.',

  'drafts.leaveTitle': 'Esci e perdi quello che aspetta qui?',
  'drafts.leaveBody': {
    one: '«{title}» non è ancora su Scampolo. Uscendo si elimina da questo browser, con le sue foto.',
    other:
      '«{title}» e altro non sono ancora su Scampolo ({count} in tutto). Uscendo si eliminano da questo browser, con le loro foto.',
  },
  'drafts.leaveYes': 'Elimina ed esci',
} as const;
