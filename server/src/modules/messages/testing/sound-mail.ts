import { expect } from 'vitest';
import type { ComposedMail } from '../compose-mail.ts';

const INVISIBLE = /[\p{Cc}\u2028-\u202e\u2066-\u2069\u200e\u200f]/u;
const OUR_TAGS = new Set('!doctype html head meta title body p a span small blockquote br'.split(' '));

/** What somebody may have typed to do harm. */
export const HOSTILE = [
  '<script>alert(1)</script><img src=x onerror=alert(1)>',
  '"><a href="https://evil.example">premi qui</a>',
  "' onmouseover='alert(1)",
  '</title></head><body onload=alert(1)>',
  'Lana\r\nBcc: all@example.org\r\n\r\n<b>x</b>',
  'Lana\nhttps://evil.example/login',
  'lana\u202egnp.exe\u2066\u200f',
  '\u0000\u001b[31m\u2028\u2029',
  '&lt;script&gt; &amp; {{1}} %s',
];

/** The addresses that a mail links to, in the text and in the HTML. */
export function linksOf(mail: ComposedMail): { text: string[]; html: string[] } {
  return {
    text: mail.text.match(/https?:\S+/g) ?? [],
    html: [...mail.html.matchAll(/href="([^"]*)"/g)].map(([, link = '']) => link),
  };
}

/** Nothing is loaded and nothing runs. */
export function expectLoadsNothing(mail: ComposedMail): void {
  expect(mail.html).not.toMatch(
    /<(img|script|link|style|iframe|object|form|svg|video)|src=|url\(|@import|\bon\w+=/i,
  );
}

/** Text and HTML are the same words. */
export function expectSameWords(mail: ComposedMail): void {
  const shown = mail.html
    .replace(/<head>.*<\/head>/s, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
  const words = (text: string) => text.match(/[\p{L}\p{N}]+/gu);
  expect(words(shown)).toEqual(words(mail.text.replaceAll(/:\nhttps\S+/g, '')));
}

/** There is no gap where something was missing. */
export function expectNoGaps(mail: ComposedMail): void {
  expect(mail.text).not.toMatch(/undefined|\bnull\b|NaN|Invalid|\[object| {2}|: \.|\(\)|«»|“”/);
  expect(mail.subject).not.toMatch(/undefined|\bnull\b|NaN|[\r\n]/);
}

/** The law forbids claims about the environment that nobody can check. */
export function expectNoGreenClaims(mail: ComposedMail): void {
  expect(mail.text).not.toMatch(/\beco|green|sustainab|sostenib|planet|pianeta/i);
}

/** What people typed stays text: no invisible signs, no markup but ours, no link but to `publicUrl`. */
export function expectHarmless(mail: ComposedMail, publicUrl: string): void {
  expect(mail.subject).not.toMatch(INVISIBLE);
  expect((mail.text + mail.html).replaceAll('\n', ' ')).not.toMatch(INVISIBLE);
  const tags = [...mail.html.matchAll(/<\/?([a-z!][a-z0-9]*)/gi)].map(([, tag = '']) => tag.toLowerCase());
  expect(tags.filter((tag) => !OUR_TAGS.has(tag))).toEqual([]);
  expect(linksOf(mail).html.filter((link) => !link.startsWith(publicUrl))).toEqual([]);
  expect(mail.html).not.toMatch(/<[^>]*\son\w+=/i);
}
