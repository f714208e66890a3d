/**
 * Addresses that the service worker never answers for, asks for or keeps: the API, what is no page, and the pages that a secret of a
 * mail opens, which must not be known to anything but the page itself.
 */
export const LEFT_ALONE =
  /^\/(api|dev|photos|assets|reset|link|confirm|join|unsubscribe|feeds|healthz|readyz|metrics)(\/|$)/;
