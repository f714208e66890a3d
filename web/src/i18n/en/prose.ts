import type { Texts } from '../translate.ts';

export const prose: Texts<'prose'> = {
  'prose.contents': 'On this page',
  'prose.checked': 'Read again on {when}.',
  'prose.wrong': 'Is something wrong here?',
  'prose.about': 'What Scampolo is',
  'prose.about.lead':
    'The open exchange of remnants: who has cloth lying still shows it, who knows what to make of it claims it and comes to fetch it.',
  'prose.how-it-works': 'How it works',
  'prose.how-it-works.lead':
    'Listing, claiming, fetching, weighing: what happens, what happens next, and by when.',
  'prose.accessibility': 'Accessibility',
  'prose.accessibility.lead':
    'Everybody must be able to use Scampolo, with a keyboard, zoomed in, with a screen reader. Here is how far we are.',
  'prose.privacy': 'Privacy',
  'prose.privacy.lead': 'What we keep about you, for how long, who sees it, and how you take it back.',
  'prose.legal-routes': 'Legal routes',
  'prose.legal-routes.lead':
    'Product, by-product, used goods, gift: by which route your material may change hands, and when it is waste instead.',
};
