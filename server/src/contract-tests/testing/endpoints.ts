import type { Endpoint } from './endpoint.ts';
import { accountEndpoints } from './endpoints-account.ts';
import { alertEndpoints } from './endpoints-alerts.ts';
import { deskEndpoints } from './endpoints-desk.ts';
import { exchangeEndpoints } from './endpoints-exchange.ts';
import { hubEndpoints } from './endpoints-hubs.ts';
import { identityEndpoints } from './endpoints-identity.ts';
import { listingEndpoints } from './endpoints-listings.ts';
import { photoEndpoints } from './endpoints-photos.ts';
import { readingEndpoints } from './endpoints-reading.ts';
import { workshopEndpoints } from './endpoints-workshops.ts';

/** The table: every endpoint there is. In this order the good requests work one after the other. */
export const endpoints: Endpoint[] = [
  ...photoEndpoints,
  ...listingEndpoints,
  ...exchangeEndpoints,
  ...deskEndpoints,
  ...alertEndpoints,
  ...readingEndpoints,
  ...workshopEndpoints,
  ...hubEndpoints,
  ...identityEndpoints,
  ...accountEndpoints,
];
