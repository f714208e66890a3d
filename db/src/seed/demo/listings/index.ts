import type { DemoListing } from '../types.ts';
import { amsterdamBarcelona } from './amsterdam-barcelona.ts';
import { blonduosCopenhagen } from './blonduos-copenhagen.ts';
import { genevaParis } from './geneva-paris.ts';
import { milanoDrapery } from './milano-drapery.ts';
import { milanoJersey } from './milano-jersey.ts';
import { milanoNotions } from './milano-notions.ts';
import { milanoShirting } from './milano-shirting.ts';
import { milanoWorkbench } from './milano-workbench.ts';
import { tallinnZagreb } from './tallinn-zagreb.ts';

/** The sixty listings of the demo, Milan first. */
export const demoListings: readonly DemoListing[] = [
  ...milanoDrapery,
  ...milanoShirting,
  ...milanoNotions,
  ...milanoJersey,
  ...milanoWorkbench,
  ...amsterdamBarcelona,
  ...blonduosCopenhagen,
  ...genevaParis,
  ...tallinnZagreb,
];
