import '../styles/prose.css';
import type { PageData } from '@scampolo/shared/contract/pages';
import type { ComponentType } from 'preact';
import { ProseView } from '../components/prose-view.tsx';
import { loadProse } from '../prose/load.ts';

/**
 * The page of `data`'s topic, with its text, which is loaded alone.
 * @throws {Error} when the data are another page's
 */
export async function loadProsePage(data: PageData): Promise<ComponentType> {
  if (data.page !== 'prose') throw new Error(`${data.page} is no page of prose`);
  const prose = await loadProse(data.topic, data.locale);
  return () => <ProseView topic={data.topic} prose={prose} />;
}
