import { completeLanguage } from '@scampolo/shared/domain/catalogue';
import { ProseView } from '../components/prose-view.tsx';
import { ALL_PROSE } from '../prose/all.ts';
import type { DataOf } from './page-data.ts';

/** The page of whatever topic, with all texts at hand: for the server. Browsers load one (`prose.tsx`). */
export function AnyProsePage({ data: { topic, locale } }: { data: DataOf<'prose'> }) {
  return <ProseView topic={topic} prose={ALL_PROSE[completeLanguage(locale)][topic]} />;
}
