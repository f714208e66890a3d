import type { Texts } from '../translate.ts';

export const member: Texts<'member'> = {
  'nav.listings': 'My lots',
  'nav.claims': 'My claims',
  'nav.queue': 'To decide',
  'nav.people': 'People',
  'menu.open': 'You',
  'menu.account': 'Your account',
  'menu.workshops': 'Workshops',
  'menu.newWorkshop': 'Open another workshop',
  'menu.firstWorkshop': 'Open a workshop',
  'menu.signOut': 'Sign out',
  'banner.label': 'Address to confirm',
  'banner.text': 'Confirm your address: the link is in the mailbox of {email}.',
  'banner.pending': 'Confirm the new address: the link is in the mailbox of {email}.',
  'banner.again': 'Send it again',
  'banner.correct': 'Correct the address',
  'banner.sent': 'Sent. Look among the junk mail too.',
  'role.owner': 'owner',
  'role.member': 'colleague',
};
