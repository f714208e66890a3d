import { line } from '../line.ts';
import type { IdentityWords, InvitationParts } from './identity-words.ts';
import { quote, say } from './words.ts';

const NOT_YOU = 'If it was not you, there is nothing you need to do';
const mistake = say(line`Do you think this is a mistake? Talk to the staff of your hub.`);
const invitation = [
  ...say(line`On Scampolo the workshops of a city pass on the materials they have left.`),
  ...say(line`The invitation is good for seven days, once. Does it mean nothing to you? Then do nothing.`),
];
const invite = (toWhat: string, { invitedBy }: InvitationParts) =>
  invitedBy === null ? say(line`You are invited ${toWhat}.`) : say(line`${invitedBy} invites you ${toWhat}.`);
const OPEN_INVITATION = 'Open the invitation';

/** The mails about accounts, workshops and invitations in English. */
export const identity: IdentityWords = {
  greeting: line`Hello,`,
  footers: {
    account: 'Scampolo. We write to you because it concerns your account.',
    address: 'Scampolo. We write to you because somebody gave us this address.',
  },
  links: {
    confirm_address: {
      subject: line`Confirm your address`,
      blocks: [
        ...say(line`Somebody, perhaps you, has opened an account on Scampolo with this address.`),
        ...say(
          line`If it was you, confirm it within seven days: from then on you can publish your lots, and our mails reach you.`,
        ),
        ...say(line`${NOT_YOU}: the link alone is not enough, it takes the password of that account.`),
      ],
      open: 'Confirm the address',
    },
    change_address: {
      subject: line`Confirm the new address`,
      blocks: [
        ...say(line`Somebody, perhaps you, wants to use this address for an account on Scampolo.`),
        ...say(
          line`If it was you, confirm it within 24 hours: from then on you sign in with this address, and our mails come here.`,
        ),
        ...say(line`${NOT_YOU}: the address is not used.`),
      ],
      open: 'Confirm the address',
    },
    sign_in: {
      subject: line`Your link to sign in`,
      blocks: [
        ...say(line`This link signs you in without a password. It is good for 15 minutes, once.`),
        ...say(
          line`You did not ask for it? Do nothing, and do not pass it on: whoever opens it is in your account.`,
        ),
      ],
      open: 'Sign in to Scampolo',
    },
    reset_password: {
      subject: line`Choose a new password`,
      blocks: [
        ...say(line`With this link you choose a new password. It is good for 60 minutes, once.`),
        ...say(line`From that moment you are signed out on every other device.`),
        ...say(line`You did not ask for it? Do nothing: the password stays as it is.`),
      ],
      open: 'Choose the password',
    },
    address_known: {
      subject: line`You have an account already`,
      blocks: [
        ...say(
          line`Somebody, perhaps you, has given this address for an account on Scampolo. But there is an account with this address already: yours.`,
        ),
        ...say(
          line`Sign in to that one. You do not remember the password? You choose another on the same page.`,
        ),
        ...say(line`${NOT_YOU}: nothing has changed in your account.`),
      ],
      open: 'Sign in to Scampolo',
    },
    no_account: {
      subject: line`No account with this address`,
      blocks: [
        ...say(
          line`Somebody, perhaps you, wants to sign in to Scampolo with this address. But no confirmed account uses it.`,
        ),
        ...say(
          line`Have you just opened an account? Look for our mail with the link that confirms the address. Do you usually use another address? Try that. If you have no account, open one here.`,
        ),
        ...say(line`${NOT_YOU}.`),
      ],
      open: 'Open an account',
    },
    suspended: {
      subject: line`Your account is suspended`,
      blocks: [
        ...say(
          line`Somebody, perhaps you, has asked for a link to your account. But the account is suspended: nobody can sign in for now.`,
        ),
        ...say(line`The reason is in the mail that we sent you when it was suspended.`),
        ...mistake,
      ],
      open: null,
    },
    address_changed: {
      subject: line`Your address has changed`,
      blocks: [
        ...say(line`Your account uses another address now. We write to this one no more.`),
        ...say(line`It was not you who changed it? Talk to the staff of your hub at once.`),
      ],
      open: null,
    },
    account_deleted: {
      subject: line`Your account is gone`,
      blocks: [
        ...say(
          line`Your account has been deleted, as we were asked to. This is the last mail you get from us.`,
        ),
        ...say(
          line`Of each hand-over we keep what, how much and when. A workshop’s name and address stay only on papers that the law wants kept, and only until then.`,
        ),
        ...say(line`It was not you who asked? Talk to the staff of your hub.`),
      ],
      open: null,
    },
  },
  passwordChanged: {
    subject: line`Your password has changed`,
    blocks: [
      ...say(line`The password of your account has changed, and you are signed out on every other device.`),
      ...say(
        line`It was not you who changed it? Choose another at once, then talk to the staff of your hub.`,
      ),
    ],
    open: 'Choose another password',
  },
  suspended: (note) => ({
    subject: line`Your account is suspended`,
    blocks: [
      ...say(
        line`The staff have suspended your account. You are signed out on every device, and cannot sign in for now.`,
      ),
      ...quote('The reason:', note),
      ...mistake,
    ],
    open: null,
  }),
  restored: {
    subject: line`Your account is active again`,
    blocks: say(line`Your account is no longer suspended: you can sign in as before.`),
    open: 'Sign in to Scampolo',
  },
  joined: ({ workshop, colleague }) => ({
    subject: line`One more person in your workshop`,
    blocks: [
      ...say(
        line`${colleague} has accepted the invitation, and publishes and claims for ${workshop} from now on.`,
      ),
      ...say(line`Who belongs to the workshop is yours to decide, on its page.`),
    ],
    open: 'Open the workshop',
  }),
  received: ({ workshop }) => ({
    subject: line`A workshop has been handed over to you`,
    blocks: say(
      line`${workshop} has been handed over to you: from now on you look after its profile, and decide who belongs to it.`,
    ),
    open: 'Open the workshop',
  }),
  trust: {
    new: ({ workshop, hub }) => ({
      subject: line`The staff read your lots`,
      blocks: say(line`From now on the staff of ${hub} read the lots of ${workshop} before they are public.`),
      open: 'Open your lots',
    }),
    trusted: ({ workshop, hub }) => ({
      subject: line`Your lots are public at once`,
      blocks: say(
        line`The staff of ${hub} know ${workshop} by now: from now on your lots are public as soon as you send them.`,
      ),
      open: 'Open your lots',
    }),
    restricted: ({ workshop, hub, note }) => ({
      subject: line`The staff check your lots`,
      blocks: [
        ...say(line`The staff of ${hub} have decided to check every lot of ${workshop} before it is public.`),
        ...quote('The reason:', note),
        ...say(line`Do you think this is a mistake? Talk to the staff of ${hub}.`),
      ],
      open: 'Open your lots',
    }),
  },
  exportReady: (until) => ({
    subject: line`Your copy is ready`,
    blocks: [
      ...say(
        line`The copy of what is yours on Scampolo is ready. You find it in your account until ${until}; then we delete it.`,
      ),
      ...say(line`You did not ask for it? Change your password: whoever asked was in your account.`),
    ],
    open: 'Go to your account',
  }),
  invited: {
    colleague: (parts) => ({
      subject: line`An invitation to a workshop`,
      blocks: [
        ...(parts.invitedBy === null
          ? say(line`You are invited to act for ${parts.workshop} on Scampolo.`)
          : say(line`${parts.invitedBy} invites you to act for ${parts.workshop} on Scampolo.`)),
        ...invitation,
      ],
      open: OPEN_INVITATION,
    }),
    staff: (parts) => ({
      subject: line`An invitation to the staff of ${parts.hub}`,
      blocks: [...invite(`to join the staff of ${parts.hub} on Scampolo`, parts), ...invitation],
      open: OPEN_INVITATION,
    }),
    admin: (parts) => ({
      subject: line`An invitation to run Scampolo`,
      blocks: [...invite('to run Scampolo, with all its hubs', parts), ...invitation],
      open: OPEN_INVITATION,
    }),
  },
};
