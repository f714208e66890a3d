import type { Issue } from '../errors.ts';

/** Open from `from` to `to` (local time `HH:MM`, `to` later than `from`) on an ISO weekday, 1 Monday to 7 Sunday. */
export interface OpenHours {
  day: number;
  from: string;
  to: string;
}

/**
 * Whether a place is open. `until` is local time, `24:00` for midnight, null for a place that never closes; `opens` is null
 * for one without hours, else `inDays` says how many days from today (0 to 7).
 */
export type OpenState =
  | { open: true; until: string | null }
  | { open: false; opens: { inDays: number; day: number; at: string } | null };

/** The last minute that hours can name; a place that closes then is open until midnight. */
const LAST_MINUTE = '23:59';
const DAYS = 7;

/**
 * Whether a place with these hours is open at `at`, by the clock on its wall: `timeZone` is an IANA name. Hours that follow
 * each other without a gap, also over midnight, are one.
 */
export function openState(hours: readonly OpenHours[], timeZone: string, at: Date): OpenState {
  const now = wallClock(timeZone, at);
  const current = hours.find(
    (span) => span.day === now.day && span.from <= now.time && now.time < endOf(span),
  );
  if (current) return { open: true, until: closingOf(hours, current) };
  for (let inDays = 0; inDays <= DAYS; inDays += 1) {
    const day = dayAfter(now.day, inDays);
    const at = hours
      .filter((span) => span.day === day && (inDays > 0 || span.from > now.time))
      .map((span) => span.from)
      .sort()[0];
    if (at !== undefined) return { open: false, opens: { inDays, day, at } };
  }
  return { open: false, opens: null };
}

/** The state of a network of places: the one that is open longest, or else the one that opens first; null for no place. */
export function networkState<T>(
  places: readonly { place: T; state: OpenState }[],
): { place: T; state: OpenState } | null {
  return places.toSorted((a, b) => rank(a.state).localeCompare(rank(b.state)))[0] ?? null;
}

/** The day of the week and the time that a clock in `timeZone` shows at `at`. */
export function wallClock(timeZone: string, at: Date): { day: number; time: string } {
  const parts = Object.fromEntries(
    clockIn(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  return { day: WEEKDAYS.indexOf(parts['weekday'] ?? '') + 1, time: `${parts['hour']}:${parts['minute']}` };
}

/** The date in `timeZone` at `at`, as `2026-11-28`. */
export function dateIn(timeZone: string, at: Date): string {
  // The Swedish way to write a date is ISO 8601's.
  return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(at);
}

/** An issue for each span of hours that begins before another one of its day and place is over. */
export function overlapIssues(places: readonly { hours: readonly OpenHours[] }[]): Issue[] {
  return places.flatMap((place, placeIndex) =>
    place.hours.flatMap((span, index) => {
      const inside = place.hours.some(
        (other, otherIndex) =>
          other.day === span.day &&
          other.from < span.to &&
          span.from < other.to &&
          (other.from < span.from || (other.from === span.from && otherIndex < index)),
      );
      return inside
        ? [
            {
              path: `places.${placeIndex}.hours.${index}.from`,
              code: 'overlaps',
              message: 'On that day the place is open at that hour already.',
            },
          ]
        : [];
    }),
  );
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

// Making a formatter costs far more than using it.
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockIn(timeZone: string): Intl.DateTimeFormat {
  const options = { weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const clock = clocks.get(timeZone) ?? new Intl.DateTimeFormat('en-GB', { ...options, timeZone });
  clocks.set(timeZone, clock);
  return clock;
}

function dayAfter(day: number, days: number): number {
  return ((day - 1 + days) % DAYS) + 1;
}

function endOf({ to }: OpenHours): string {
  return to === LAST_MINUTE ? '24:00' : to;
}

/** When a place closes that is open in `span`; null when it does not within the week. */
function closingOf(hours: readonly OpenHours[], span: OpenHours): string | null {
  let last = span;
  for (let step = 0; step <= hours.length; step += 1) {
    const midnight = endOf(last) === '24:00';
    const [day, from] = midnight ? [dayAfter(last.day, 1), '00:00'] : [last.day, last.to];
    const next = hours.find((one) => one.day === day && one.from === from);
    if (!next) return endOf(last);
    last = next;
  }
  return null;
}

/** Sorts what is open longest first, then what opens soonest, then what says nothing. */
function rank(state: OpenState): string {
  if (state.open) return `0${99_99 - Number((state.until ?? '99:99').replace(':', ''))}`.padStart(5, '0');
  return state.opens ? `1 ${state.opens.inDays} ${state.opens.at}` : '2';
}
