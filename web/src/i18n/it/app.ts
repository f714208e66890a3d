/** What belongs to the app around the pages: installing it, and the line above a page that is shown as it was. */
export const app = {
  'app.install': 'Installa l’app',
  'app.installTitle': 'Scampolo sul telefono',
  'app.installIos':
    'Tocca Condividi (il quadrato con la freccia), poi «Aggiungi alla schermata Home». Si apre come un’app e rilegge senza rete quello che hai visto.',
  'app.installClose': 'Ho capito',
  'app.keptOffline': 'Senza rete: com’era il {when}.',
  'app.keptSlow': 'La rete è lenta: com’era il {when}.',
  'app.again': 'Riprova',
} as const;
