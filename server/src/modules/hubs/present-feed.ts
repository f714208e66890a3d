import type { HubJson, HubNewsJson } from '@scampolo/shared/contract/hubs';
import type { ListingSummary } from '@scampolo/shared/contract/listings';
import type { InterfaceLanguage } from '@scampolo/shared/domain/catalogue';

/** What a feed of a hub is made from: the same as its page shows to anybody. */
export interface HubFeed {
  hub: HubJson;
  news: readonly HubNewsJson[];
  listings: readonly ListingSummary[];
}

interface Entry {
  id: string;
  title: string;
  language: string;
  link: string;
  /** ISO instant */
  updated: string;
  text: string;
}

const TITLES = {
  it: (city: string) => `Scampolo ${city}: novità`,
  en: (city: string) => `Scampolo ${city}: what is new`,
} as const;

/**
 * An Atom feed (RFC 4287) of a hub's news and newest lots, the newest first. A lot whose brand is hidden names nobody.
 * @param publicUrl the exchange's own address, without a slash at the end
 */
export function presentHubFeed(
  { hub, news, listings }: HubFeed,
  publicUrl: string,
  language: InterfaceLanguage,
): string {
  const page = `${publicUrl}/hubs/${hub.slug}`;
  const entries = [
    ...news.map((one) => newsEntry(one, page)),
    ...listings.map((one) => listingEntry(one, publicUrl)),
  ].sort((a, b) => b.updated.localeCompare(a.updated));
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">`,
    element('id', page),
    element('title', TITLES[language](hub.city)),
    element('subtitle', hub.story),
    element('updated', entries[0]?.updated ?? EPOCH),
    `<author>${element('name', hub.name)}</author>`,
    `<link rel="alternate" type="text/html" href="${escapeXml(page)}"/>`,
    `<link rel="self" type="application/atom+xml" href="${escapeXml(`${publicUrl}/feeds/hub-${hub.slug}.atom`)}"/>`,
    ...entries.map(entryXml),
    '</feed>',
  ];
  return `${lines.join('\n')}\n`;
}

/** A feed without entries has changed last when nothing had been told. */
const EPOCH = '1970-01-01T00:00:00.000Z';

function newsEntry({ id, title, locale, text, happensOn, createdAt }: HubNewsJson, page: string): Entry {
  const dated = happensOn === null ? title : `${title} · ${happensOn}`;
  return {
    id: `urn:uuid:${id}`,
    title: dated,
    language: locale,
    link: `${page}#news`,
    updated: createdAt,
    text,
  };
}

function listingEntry(listing: ListingSummary, publicUrl: string): Entry {
  const { id, title, locale, amountLeft, workshop, publishedAt } = listing;
  const amount = amountLeft ? `${amountLeft.value} ${amountLeft.unit}` : '';
  return {
    id: `urn:uuid:${id}`,
    title,
    language: locale,
    link: `${publicUrl}/listings/${id}`,
    updated: publishedAt ?? EPOCH,
    text: [amount, workshop.name].filter(Boolean).join(' · '),
  };
}

function entryXml({ id, title, language, link, updated, text }: Entry): string {
  return [
    `<entry xml:lang="${escapeXml(language)}">`,
    element('id', id),
    element('title', title),
    element('updated', updated),
    `<link rel="alternate" type="text/html" href="${escapeXml(link)}"/>`,
    `<content type="text">${escapeXml(text)}</content>`,
    '</entry>',
  ].join('');
}

function element(name: string, text: string): string {
  return `<${name}>${escapeXml(text)}</${name}>`;
}

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
