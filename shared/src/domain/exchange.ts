/** How long a reservation holds before it lapses, in days. */
export const RESERVATION_DAYS = 7;

/** Would the taker have bought new material instead? Asked once, at the hand-over; feeds the impact model. */
export const DISPLACEMENTS = ['yes', 'partly', 'no'] as const;
export type Displacement = (typeof DISPLACEMENTS)[number];
