export { drawPhoto, type PhotoDescription, type RawPhoto } from './draw/photo.ts';
export { createSwatchShelf, type SwatchShelf } from './draw/swatch-shelf.ts';
export { type DemoHubPage, demoHubPages } from './hub-pages.ts';
export { demoListings } from './listings/index.ts';
export { type DemoNotice, demoNotices } from './notices.ts';
export type { DemoAccount, DemoClaim, DemoListing, DemoState, DemoWorkshop, ListingBody } from './types.ts';
export { type DemoSearch, type DemoWanted, demoSearches, demoWanted } from './wanted.ts';
export { demoAccounts, demoWorkshops } from './workshops.ts';
