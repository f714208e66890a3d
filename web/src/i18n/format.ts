import type { Language } from '@scampolo/shared/domain/catalogue';
import type { Price } from '@scampolo/shared/domain/listing';
import type { Amount } from '@scampolo/shared/domain/quantity';
import type { TextKey, TextParams } from './translate.ts';

/** How numbers, amounts and times are written in one language. */
export interface Formats {
  /** 1250.5 → `1.250,5`; four decimals at most */
  number(value: number): string;
  /** 1250.5 → `1250,5`: a figure to type on, which reads back as itself */
  typed(value: number): string;
  /** 12.5 m → `12,5 m`; 3 pcs → `3 pezzi` */
  amount(amount: Amount): string;
  /** 80 → `80 %` */
  percent(value: number): string;
  /** `60 × 40 cm` */
  size(lengthCm: number, widthCm: number): string;
  /** 0.35 kg → `0,35 kg` */
  mass(kg: number): string;
  /** `8,00 € al metro` */
  price(price: Price): string;
  /** `sabato 28 novembre` in the time zone of `hub` */
  day(iso: string, hub?: string): string;
  /** `31 gennaio 2027` in the time zone of `hub` */
  date(iso: string, hub?: string): string;
  /** `sabato 28 novembre, 18:30` in the time zone of `hub` */
  dayTime(iso: string, hub?: string): string;
}

/** Hubs outside central European time; all the others keep it. */
const TIME_ZONES: Readonly<Record<string, string>> = {
  blonduos: 'Atlantic/Reykjavik',
  tallinn: 'Europe/Tallinn',
};
const NBSP = '\u00a0';

/** Formats of one language; `t` gives the words that stand beside the figures. */
export function formatsFor(locale: Language, t: (key: TextKey, params?: TextParams) => string): Formats {
  const tag = locale === 'en' ? 'en-GB' : locale;
  const grouped = new Intl.NumberFormat(tag, { maximumFractionDigits: 4 });
  const plain = new Intl.NumberFormat(tag, { maximumFractionDigits: 4, useGrouping: false });
  const number = (value: number): string => grouped.format(value);
  const mass = (kg: number): string => `${number(kg)}${NBSP}kg`;
  return {
    number,
    typed: (value) => plain.format(value),
    mass,
    amount: ({ value, unit }) =>
      unit === 'pcs'
        ? t('pieces', { count: value }).replace(String(value), number(value)).replace(' ', NBSP)
        : `${number(value)}${NBSP}${t(`unit.${unit}`)}`,
    percent: (value) => t('percent', { n: number(value) }).replace(' ', NBSP),
    size: (lengthCm, widthCm) => `${number(lengthCm)}${NBSP}×${NBSP}${number(widthCm)}${NBSP}cm`,
    price: ({ value, currency, per }) => t(`per.${per}`, { price: money(tag, value, currency) }),
    day: (iso, hub) => moment(tag, iso, hub, { weekday: 'long', day: 'numeric', month: 'long' }),
    date: (iso, hub) => moment(tag, iso, hub, { day: 'numeric', month: 'long', year: 'numeric' }),
    dayTime: (iso, hub) =>
      moment(tag, iso, hub, {
        weekday: 'long',
        day: 'numeric',
        month: 'long',
        hour: '2-digit',
        minute: '2-digit',
      }),
  };
}

// Making an Intl formatter costs far more than using it, and a server renders thousands of pages a second.
const moneyFormats = new Map<string, Intl.NumberFormat>();
const momentFormats = new Map<string, Intl.DateTimeFormat>();

function money(tag: string, value: number, currency: string): string {
  const digits = Number.isInteger(value) ? 0 : 2;
  const format = cached(moneyFormats, `${tag} ${currency} ${digits}`, () => {
    const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
    return new Intl.NumberFormat(tag, { style: 'currency', currency, ...options });
  });
  return format.format(value);
}

function moment(
  tag: string,
  iso: string,
  hub: string | undefined,
  options: Intl.DateTimeFormatOptions,
): string {
  const timeZone = TIME_ZONES[hub ?? ''] ?? 'Europe/Rome';
  const key = `${tag} ${timeZone} ${Object.keys(options)}`;
  const format = cached(momentFormats, key, () => new Intl.DateTimeFormat(tag, { ...options, timeZone }));
  return format.format(new Date(iso));
}

function cached<T>(known: Map<string, T>, key: string, make: () => T): T {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}
