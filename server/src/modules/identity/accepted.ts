import { z } from 'zod';

/** The answer to what is done later, by mail: it says nothing, so that it says the same to everybody. */
export const accepted = z.strictObject({}).meta({ id: 'Accepted' });
