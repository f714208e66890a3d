export { createStores, type Stores } from './create-stores.ts';
export { createDiskPrivateStore, createDiskStore } from './disk-store.ts';
export { contentTypeOf, type PhotoStore, type StoredFile } from './photo-store.ts';
export type { PrivateStore } from './private-store.ts';
