import type { Texts } from '../translate.ts';

export const drafts: Texts<'drafts'> = {
  'drafts.offer': 'You have a lot you began',
  'drafts.offerChanges': 'You have changes that are not saved',
  'drafts.unnamed': 'Unnamed lot',
  'drafts.kept': '“{title}”, in this browser since {when}.',
  'drafts.photos': {
    one: '{count} photo is waiting to go up.',
    other: '{count} photos are waiting to go up.',
  },
  'drafts.goOn': 'Go on with it',
  'drafts.goOnChanges': 'Go on with the changes',
  'drafts.anew': 'Start a new one',
  'drafts.leaveChanges': 'Start from what is saved',
  'drafts.stays': 'What you leave stays among your lots until you delete it.',
  'drafts.elsewhere': 'You are writing this in another tab',
  'drafts.elsewhereBody': 'Here you can only read, so that nothing is overwritten.',
  'drafts.takeOver': 'Write here',
  'drafts.refused': 'This browser lets pages keep nothing (perhaps it is a private window)',
  'drafts.refusedBody': 'What you do not save is lost when you close the page or the network goes.',
  'drafts.full': 'The browser has run out of room',
  'drafts.fullBody': 'Your latest changes are not safe: save now, or free some room on the device.',
  'drafts.many': 'Too many lots are waiting in this browser',
  'drafts.manyBody': 'Finish or delete some of those you began: they are among your lots.',

  'drafts.here': 'Only in this browser',
  'drafts.hereBody': 'Not on Scampolo yet: go on whenever you like, even without a network.',
  'drafts.begun': 'Begun',
  'drafts.changed': 'Changes not saved',
  'drafts.when': 'Last touched {when}',
  'drafts.drop': 'Delete',
  'drafts.dropNamed': 'Delete “{title}” from this browser',
  'drafts.dropTitle': 'Delete “{title}”?',
  'drafts.dropBody': 'It never reached Scampolo: there is no way back.',
  'drafts.dropChangesBody': 'The changes you did not save are lost; the lot stays as it is saved.',

  'drafts.leaveTitle': 'Sign out and lose what waits here?',
  'drafts.leaveBody': {
    one: '“{title}” is not on Scampolo yet. Signing out deletes it from this browser, with its photos.',
    other:
      '“{title}” and more are not on Scampolo yet ({count} in all). Signing out deletes them from this browser, with their photos.',
  },
  'drafts.leaveYes': 'Delete and sign out',
};
