import { type OpenHours, type OpenState, openState, wallClock } from '@scampolo/shared/domain/open-hours';
import type { I18n } from '../i18n/translate.ts';
import { weekdayName } from './weekday-name.ts';

/** Where most hubs are: a place whose clock shows another time says so. */
const USUAL_ZONE = 'Europe/Rome';

/** Where a place is, for words about its hours. */
interface Clock {
  timeZone: string;
  city: string;
}

/** The state of a place with what it is in words; null words for one whose hours nobody told. */
export interface OpenWords {
  state: OpenState;
  words: string | null;
}

/** Whether a place with these hours is open at `now`, and until or from when, in words. */
export function openWords(hours: readonly OpenHours[], clock: Clock, now: Date, i18n: I18n): OpenWords {
  const state = openState(hours, clock.timeZone, now);
  const words = wordsOf(state, i18n);
  if (words === null || !isElsewhere(clock, now)) return { state, words };
  return { state, words: i18n.t('hub.localTime', { words, city: clock.city }) };
}

function wordsOf(state: OpenState, { t, locale }: I18n): string | null {
  const at = (time: string): string => timeWords(time, { t, locale });
  if (state.open)
    return state.until === null ? t('hub.openAlways') : t('hub.openUntil', { at: at(state.until) });
  if (state.opens === null) return null;
  const { inDays, day } = state.opens;
  const from = at(state.opens.at);
  if (inDays === 0) return t('hub.opensToday', { at: from });
  if (inDays === 1) return t('hub.opensTomorrow', { at: from });
  return t('hub.opensOn', { day: weekdayName(day, locale), at: from });
}

/** `18:00` as one says it: `alle 18`, `18:00`. */
function timeWords(time: string, { t, locale }: Pick<I18n, 't' | 'locale'>): string {
  if (time === '24:00' || time === '00:00') return t('hub.midnight');
  const [hour = '', minute = ''] = time.split(':');
  const short = locale === 'it' && minute === '00' ? String(Number(hour)) : `${Number(hour)}:${minute}`;
  return t(hour === '01' ? 'hub.atOne' : 'hub.at', { time: short });
}

function isElsewhere({ timeZone }: Clock, now: Date): boolean {
  return wallClock(timeZone, now).time !== wallClock(USUAL_ZONE, now).time;
}
