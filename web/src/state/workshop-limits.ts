/** How much a workshop's profile takes; the contract's figures without zod, which a test compares. */
export const WORKSHOP_LIMITS = { places: 5, hoursAPlace: 21, story: 1500 } as const;
