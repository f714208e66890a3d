import type { InterfaceLanguage } from '@scampolo/shared/domain/catalogue';

/** The JSON files of an export, in their order. Programs read them by these names: a name is never changed. */
export const ARCHIVE_FILES = [
  'member.json',
  'workshops.json',
  'listings.json',
  'claims.json',
  'messages.json',
  'sessions.json',
  'links.json',
  'decisions.json',
  'notices.json',
  'searches.json',
  'invitations.json',
  'audit.json',
] as const;
export type ArchiveFile = (typeof ARCHIVE_FILES)[number];

interface Words {
  title: string;
  intro: string;
  files: Readonly<Record<ArchiveFile, string>>;
  photos: string;
  logos: string;
  others: string;
  absent: string;
}

const WORDS: Readonly<Record<InterfaceLanguage, Words>> = {
  it: {
    title: 'I tuoi dati su Scampolo',
    intro:
      'Questa è una copia di tutto ciò che Scampolo conserva di te e dei laboratori per cui agisci, nello stato in cui era mentre la copia si preparava. I file JSON si aprono con qualsiasi editor di testo; ore e date sono in UTC.',
    files: {
      'member.json': 'il tuo profilo: nome, indirizzo e-mail, lingua, ruoli, date',
      'workshops.json': 'i laboratori per cui agisci, con il loro profilo completo',
      'listings.json': 'tutti i lotti di questi laboratori, anche bozze e lotti ritirati',
      'claims.json': 'le prenotazioni fatte dai tuoi laboratori (made) e quelle sui loro lotti (received)',
      'messages.json':
        'i messaggi su queste prenotazioni che puoi leggere, scritti da te e dagli altri, con quelli su cui hai scritto come staff',
      'sessions.json': 'i dispositivi su cui hai un accesso aperto',
      'links.json':
        'i link che ti abbiamo spedito per e-mail e che ancora conserviamo; i link stessi non sono conservati',
      'decisions.json':
        'le decisioni dello staff sui tuoi lotti (received) e quelle prese da te come staff (made)',
      'notices.json':
        'le segnalazioni che hai fatto (filed), con la risposta, e quelle a cui hai risposto come staff (answered)',
      'searches.json':
        'le ricerche che hai salvato (saved), con ciò che hanno trovato (found), e i tuoi annunci «cerco» (wanted)',
      'invitations.json': 'gli inviti che hai mandato (sent) e ricevuto (received)',
      'audit.json':
        'il registro di ciò che hai fatto e di ciò che è stato fatto sul tuo account: codici e date',
    },
    photos: 'le foto di ogni lotto, nel loro ordine e nella misura più grande che conserviamo',
    logos: 'il logo di ogni laboratorio che ne ha uno',
    others:
      'Nelle prenotazioni e nei messaggi compaiono nomi e parole di altri, come li vedi nell’app: trattali con la stessa cura.',
    absent:
      'Non ci sono la tua password, di cui conserviamo solo un’impronta che non si può invertire, né le e-mail che ti abbiamo scritto, che non conserviamo.',
  },
  en: {
    title: 'Your data on Scampolo',
    intro:
      'This is a copy of everything that Scampolo keeps about you and about the workshops you act for, as it was while the copy was made. Any text editor opens the JSON files; times are in UTC.',
    files: {
      'member.json': 'your profile: name, e-mail address, language, roles, dates',
      'workshops.json': 'the workshops you act for, with their whole profile',
      'listings.json': 'all listings of these workshops, drafts and withdrawn ones too',
      'claims.json': 'the claims your workshops made (made) and those on their listings (received)',
      'messages.json':
        'the messages about these claims that you can read, by you and by others, with those about claims you wrote about as staff',
      'sessions.json': 'the devices on which you are signed in',
      'links.json': 'the links we mailed you and still keep a note of; the links themselves are not kept',
      'decisions.json':
        'what staff decided on your listings (received), and what you decided as staff (made)',
      'notices.json':
        'the notices you filed (filed), with their answers, and those you answered as staff (answered)',
      'searches.json':
        'the searches you keep (saved), what they have found (found), and your wanted posts (wanted)',
      'invitations.json': 'the invitations you sent (sent) and received (received)',
      'audit.json': 'the record of what you did and of what was done to your account: codes and dates',
    },
    photos: 'the photos of each listing, in their order and in the largest size we keep',
    logos: 'the logo of each workshop that has one',
    others:
      'Claims and messages carry names and words of others, as you see them in the app: please treat them with the same care.',
    absent:
      'Not in here: your password, of which we keep a fingerprint only that cannot be turned back, and the mails we wrote to you, which we do not keep.',
  },
};

/** The text that explains an export's files, in the member's language. */
export function readMe(locale: InterfaceLanguage, publicUrl: string, at: Date): string {
  const words = WORDS[locale];
  const lines: readonly (readonly [string, string])[] = [
    ...ARCHIVE_FILES.map((file) => [file, words.files[file]] as const),
    ['photos/<id>/<n>.webp', words.photos],
    ['logos/<id>.webp', words.logos],
  ];
  return [
    words.title,
    `${publicUrl} · ${at.toISOString()}`,
    words.intro,
    lines.map(([file, text]) => `${file}\n  ${text}`).join('\n\n'),
    words.others,
    words.absent,
    '',
  ].join('\n\n');
}
