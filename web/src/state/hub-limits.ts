/** How much a hub's page takes; the contract's figures without zod, which a test compares. */
export const HUB_LIMITS = { people: 12, places: 12, welcome: 2000, newsTitle: 120, newsText: 2000 } as const;
