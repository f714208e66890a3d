import type { InterfaceLanguage } from '@scampolo/shared/domain/catalogue';
import { texts as en } from './en/index.ts';
import { texts as it } from './it/index.ts';
import type { Message } from './translate.ts';

/** Every text of every language: for the server and for tests, never for the browser. */
export const ALL_TEXTS: Readonly<Record<InterfaceLanguage, Readonly<Record<string, Message>>>> = {
  it: merged(it),
  en: merged(en),
};

function merged(parts: Readonly<Record<string, object>>): Readonly<Record<string, Message>> {
  return Object.assign({}, ...Object.values(parts));
}
