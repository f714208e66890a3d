/** What header and footer say: the server writes them, so a browser never loads these. */
export const site = {
  'site.tagline': 'Le rimanenze dei laboratori, a chi sa cosa farne',
  'nav.label': 'Sito',
  'nav.skip': 'Vai al contenuto',
  'nav.signIn': 'Accedi',
  'nav.hubs': 'Hub',
  'nav.wanted': 'Cercasi',
  'nav.how': 'Come funziona',
  'nav.menu': 'Menu',
  'nav.language': 'Lingua',
  'footer.about':
    'Scampolo è lo scambio aperto delle rimanenze tra i laboratori di moda e design della città.',
  'footer.label': 'Da sapere',
  'footer.who': 'Chi siamo',
  'footer.routes': 'Vie legali',
  'footer.privacy': 'Privacy',
  'footer.accessibility': 'Accessibilità',
  'footer.api': 'Dati aperti e API',
  'footer.mail': 'Posta di prova',
} as const;
