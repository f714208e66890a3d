/** Searches that a member can keep. */
export const MOST_SAVED = 50;
/** Lots that one mail names; it says how many more there are. */
export const MOST_NAMED = 30;
