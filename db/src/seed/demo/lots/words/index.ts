import type { Language } from '@scampolo/shared/domain/catalogue';
import { ca } from './ca.ts';
import { da } from './da.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { et } from './et.ts';
import { fr } from './fr.ts';
import { hr } from './hr.ts';
import { is } from './is.ts';
import { it } from './it.ts';
import { nl } from './nl.ts';
import type { Words } from './words.ts';

/** The words of each language that workshops write in. */
export const WORDS: Readonly<Record<Language, Words>> = { it, en, fr, nl, es, ca, da, et, is, hr, de };
