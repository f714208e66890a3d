/** The photos of a listing, and handing it on: all that works on its page for who is not signed in. */
export const gallery = {
  'listing.photos': 'Foto',
  'listing.photo': 'Foto {n} di {total}',
  'listing.photoShow': 'Mostra la foto {n}',
  'listing.photoBig': 'Apri la foto grande',
  'viewer.in': 'Più vicino',
  'viewer.out': 'Più lontano',
  'viewer.before': 'Foto precedente',
  'viewer.next': 'Foto successiva',
  'listing.noPhoto': 'Senza foto: il campione è disegnato con i colori dichiarati.',
  'share.share': 'Condividi',
  'share.print': 'Stampa la scheda',
  'share.copied': 'Indirizzo copiato.',
} as const;
