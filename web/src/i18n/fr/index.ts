import type { PreparedTexts } from '../translate.ts';
import { common } from './common.ts';
import { search } from './search.ts';

/** What there is in this language, by part; what is absent is read in English. */
export const texts = { common, search } satisfies PreparedTexts;
