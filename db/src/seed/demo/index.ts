export { drawPhoto, type PhotoDescription, type RawPhoto } from './draw/photo.ts';
export { demoListings } from './listings/index.ts';
export type { DemoAccount, DemoClaim, DemoListing, DemoState, DemoWorkshop, ListingBody } from './types.ts';
export { demoAccounts, demoWorkshops } from './workshops.ts';
