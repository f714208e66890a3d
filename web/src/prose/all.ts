import type { ProseTopic } from '@scampolo/shared/contract/pages';
import type { InterfaceLanguage } from '@scampolo/shared/domain/catalogue';
import { prose as enAbout } from './en/about.ts';
import { prose as enAccessibility } from './en/accessibility.ts';
import { prose as enHowItWorks } from './en/how-it-works.ts';
import { prose as enLegalRoutes } from './en/legal-routes.ts';
import { prose as enPrivacy } from './en/privacy.ts';
import { prose as itAbout } from './it/about.ts';
import { prose as itAccessibility } from './it/accessibility.ts';
import { prose as itHowItWorks } from './it/how-it-works.ts';
import { prose as itLegalRoutes } from './it/legal-routes.ts';
import { prose as itPrivacy } from './it/privacy.ts';
import type { Prose } from './prose.ts';

/** Every page of prose in every language: for the server and for tests, never for the browser. */
export const ALL_PROSE: Readonly<Record<InterfaceLanguage, Readonly<Record<ProseTopic, Prose>>>> = {
  it: {
    about: itAbout,
    'how-it-works': itHowItWorks,
    accessibility: itAccessibility,
    privacy: itPrivacy,
    'legal-routes': itLegalRoutes,
  },
  en: {
    about: enAbout,
    'how-it-works': enHowItWorks,
    accessibility: enAccessibility,
    privacy: enPrivacy,
    'legal-routes': enLegalRoutes,
  },
};
