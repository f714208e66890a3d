import type { Texts } from '../translate.ts';

export const problem: Texts<'problem'> = {
  'problem.400': 'This address cannot be read',
  'problem.400.advice':
    'Perhaps it broke when it was copied. Start again from search: what you look for is there.',
  'problem.403': 'This page is for other eyes',
  'problem.403.advice':
    'Your account may not open it. If you think it should, ask whoever runs the workshop, or your hub.',
  'problem.404': 'There is nothing to see here',
  'problem.404.advice': 'The page has gone, or the address is incomplete. You can search from here.',
  'problem.gone': 'This lot is no longer here',
  'problem.gone.advice':
    'It has all been given, was withdrawn, or the address is incomplete. New leftovers come every day: search here.',
  'problem.429': 'One moment',
  'problem.429.advice': 'Too many requests come from your network at once. Wait a minute and try again.',
  'problem.500': 'Something tore on our side',
  'problem.500.advice':
    'It is not your fault, and what you had saved is still there. Try again in a minute: that is usually enough.',
  'problem.503': 'There is a queue',
  'problem.503.advice': 'Many people are here right now. Try again in a few seconds.',
  'problem.again': 'Try again',
  'problem.write': 'If it goes on, write to {address} and add this code: it leads us to the spot.',
  'problem.code': 'Code: {id}',
  'problem.subject': 'Broken page, code {id}',
  'problem.back': 'Go to search',
  'problem.hubs': 'Find your hub',
  'problem.search': 'What are you looking for?',
  'problem.similar': 'Something like it',
  'problem.newest': 'Just in',
  'problem.newestIn': 'Just in at {city}',
  'offline.title': 'No network',
  'offline.advice':
    'This page is not on this device, and there is no network. It opens by itself as soon as there is one.',
  'offline.works': 'What you can do meanwhile',
  'offline.read': 'Read the searches and lots again that you opened in the last {days} days: they are below.',
  'offline.post': 'Prepare a lot',
  'offline.waits': 'Claiming, answering and collecting need the network.',
  'offline.kept': 'On this device',
  'offline.search': 'Search: {words}',
  'offline.none': 'Nothing yet: what you open with a network stays here.',
  'offline.keptAt': 'as it was on {when}',
};
