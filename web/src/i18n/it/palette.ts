/** What a colour is picked with. */
export const palette = {
  'palette.exact': 'Colore esatto',
  'palette.hex': 'Codice',
  'palette.hexWrong': 'Non è un colore che so leggere. Prova con #2a4168.',
  'palette.forms':
    'Esadecimale, rgb(42, 65, 104) o Lab 27 3 -25. Un codice Pantone non basta: sul campione, accanto, c’è il suo esadecimale o Lab.',
  'palette.photo': 'Da una tua foto',
  'palette.photoTake': 'Scatta',
  'palette.photoChoose': 'Scegli una foto',
  'palette.dropper': 'Prendi dallo schermo',
  'palette.photoPrivate': 'La foto resta su questo dispositivo: la legge il browser, e non parte.',
  'palette.photoReading': 'Guardo i colori…',
  'palette.photoFound': {
    one: 'Un colore nella foto. Ho scelto il più esteso.',
    other: '{count} colori nella foto. Ho scelto il più esteso.',
  },
  'palette.photoUnreadable': 'Il browser non riesce ad aprire questa foto. Prova con un JPEG.',
} as const;
