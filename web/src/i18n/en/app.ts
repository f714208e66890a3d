import type { Texts } from '../translate.ts';

export const app: Texts<'app'> = {
  'app.install': 'Install the app',
  'app.installTitle': 'Scampolo on your phone',
  'app.installIos':
    'Tap Share (the square with the arrow), then “Add to Home Screen”. It opens like an app, and shows what you have seen again without a network.',
  'app.installClose': 'Got it',
  'app.keptOffline': 'No network: as it was on {when}.',
  'app.keptSlow': 'The network is slow: as it was on {when}.',
  'app.again': 'Try again',
};
