import type { Texts } from '../translate.ts';

export const gallery: Texts<'gallery'> = {
  'listing.photos': 'Photos',
  'listing.photo': 'Photo {n} of {total}',
  'listing.photoShow': 'Show photo {n}',
  'listing.photoBig': 'Open the large photo',
  'viewer.in': 'Closer',
  'viewer.out': 'Further away',
  'viewer.before': 'Photo before',
  'viewer.next': 'Next photo',
  'listing.noPhoto': 'No photo: the swatch is drawn from the declared colours.',
  'share.share': 'Share',
  'share.print': 'Print the sheet',
  'share.copied': 'Address copied.',
};
