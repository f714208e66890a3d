import { customType, timestamp, uuid } from 'drizzle-orm/pg-core';

/** An instant, stored in UTC with microseconds and read as a Date. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** The row's own id, made by the application (see ids.ts). */
export const ownId = () => uuid('id').primaryKey();

export const createdAt = () => instant('created_at').notNull().defaultNow();
export const updatedAt = () => instant('updated_at').notNull().defaultNow();

export const bytea = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' });

/** When a place is open: ISO weekday (1 Monday to 7 Sunday), local times `HH:MM`. */
export interface OpenHours {
  day: number;
  from: string;
  to: string;
}
