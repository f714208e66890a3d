/** Pages of prose: what they are called and what stands around them. Their texts are under `src/prose`. */
export const prose = {
  'prose.contents': 'In questa pagina',
  'prose.checked': 'Riletto il {when}.',
  'prose.wrong': 'C’è qualcosa che non torna?',
  'prose.about': 'Che cos’è Scampolo',
  'prose.about.lead':
    'Lo scambio aperto delle rimanenze: chi ha stoffa ferma la mostra, chi sa cosa farne la prenota e la viene a prendere.',
  'prose.how-it-works': 'Come funziona',
  'prose.how-it-works.lead':
    'Pubblicare, prenotare, ritirare, pesare: che cosa succede, che cosa succede dopo, entro quando.',
  'prose.accessibility': 'Accessibilità',
  'prose.accessibility.lead':
    'Scampolo deve poterlo usare chiunque, con la tastiera, con lo zoom, con uno screen reader. Qui c’è scritto a che punto siamo.',
  'prose.privacy': 'Privacy',
  'prose.privacy.lead': 'Che cosa teniamo di te, per quanto, chi lo vede, e come te lo riprendi.',
  'prose.legal-routes': 'Vie legali',
  'prose.legal-routes.lead':
    'Prodotto, sottoprodotto, bene usato, dono: per quale via il tuo materiale può passare di mano, e quando invece è un rifiuto.',
} as const;
