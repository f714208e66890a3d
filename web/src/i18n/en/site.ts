import type { Texts } from '../translate.ts';

export const site: Texts<'site'> = {
  'site.tagline': 'What workshops have left, for those who know what to make of it',
  'nav.label': 'Site',
  'nav.skip': 'Skip to content',
  'nav.signIn': 'Sign in',
  'nav.hubs': 'Hubs',
  'nav.wanted': 'Wanted',
  'nav.how': 'How it works',
  'nav.menu': 'Menu',
  'nav.language': 'Language',
  'footer.about':
    'Scampolo is the open exchange of leftovers between the fashion and design workshops of the city.',
  'footer.label': 'Good to know',
  'footer.who': 'About',
  'footer.routes': 'Legal routes',
  'footer.privacy': 'Privacy',
  'footer.accessibility': 'Accessibility',
  'footer.api': 'Open data and API',
  'footer.mail': 'Test mail',
};
