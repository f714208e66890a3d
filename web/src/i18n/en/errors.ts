import type { Texts } from '../translate.ts';

export const errors: Texts<'errors'> = {
  'error.VALIDATION_FAILED': 'Some fields are not right yet.',
  'error.MALFORMED_BODY': 'The request did not arrive whole. Try again.',
  'error.IDEMPOTENCY_KEY_REQUIRED': 'The request did not start well. Reload the page and try again.',
  'error.UNAUTHENTICATED': 'Sign in to go on.',
  'error.INVALID_CREDENTIALS': 'Address and password do not match. Check them and try again.',
  'error.FORBIDDEN': 'Your account may not do this.',
  'error.CROSS_SITE': 'The request came from another site. Reload the page and try again.',
  'error.NOT_FOUND': 'It is gone, or you cannot see it.',
  'error.METHOD_NOT_ALLOWED': 'This cannot be done here.',
  'error.STALE_REVISION': 'Somebody changed it in the meantime. Load the page again to see how it is now.',
  'error.INVALID_STATE': 'It changed in the meantime: reload the page to see how it is now.',
  'error.AMOUNT_UNAVAILABLE': 'Less is left than you ask for.',
  'error.OWN_LISTING': 'Your workshop cannot claim its own lot.',
  'error.IDEMPOTENCY_KEY_REUSED': 'This request was already sent with other values. Reload the page.',
  'error.TOO_MANY_PHOTOS': 'A lot takes eight photos at most: remove one.',
  'error.PAYLOAD_TOO_LARGE': 'The file is too large.',
  'error.UNSUPPORTED_MEDIA_TYPE': 'This format is not taken here.',
  'error.PHOTO_UNSUPPORTED': 'Photos can be JPEG, PNG, WebP or AVIF.',
  'error.LISTING_INCOMPLETE': 'Something is still missing.',
  'error.PHOTO_DAMAGED': 'This photo cannot be read: it is damaged or cut off. Take another one.',
  'error.PHOTO_TOO_LARGE': 'This photo has too many pixels. Take a smaller one.',
  'error.RATE_LIMITED': 'Too many requests in a row. Wait a minute and try again.',
  'error.INTERNAL': 'Something tore on our side. Try again in a minute.',
  'error.PHOTO_FAILED': 'We could not prepare the photo. Try again.',
  'error.PHOTO_BUSY': 'We are preparing many photos. Try again shortly.',
  'error.OVERLOADED': 'We are very busy right now. Try again shortly.',
  'error.STORAGE_FULL': 'There is no room left to keep this. Nothing was saved; try again later.',
  'error.RATE_LIMITED.wait': {
    one: 'Too many attempts. Try again in {count} minute.',
    other: 'Too many attempts. Try again in {count} minutes.',
  },
  'error.ADDRESS_UNCONFIRMED':
    'Confirm your address first: the link is in your mailbox, and at the top you can have it sent again.',
  'error.LAST_OWNER':
    'The workshop would be left without an owner: hand it over to a colleague first, or close it.',
  'error.LAST_ADMIN': 'Nobody would be left to look after the exchange: let somebody else in first.',
  'error.ALREADY_MEMBER': 'This person already belongs to it.',
  'error.TOO_MANY_INVITATIONS':
    'Too many invitations are open: take some back, or wait until they are answered.',
  'error.TOO_MANY_SEARCHES': 'You keep as many searches as one can: delete one first.',
  'error.TOO_MANY_WANTED': 'You have as many open wanted posts as one can: close one first.',
  'error.LINK_INVALID': 'This link was used before, is too old, or was taken back.',
  'error.network':
    'The network does not answer. Check your connection and try again: what you wrote stays here.',
  'error.unknown': 'That did not work. Try again.',
};
