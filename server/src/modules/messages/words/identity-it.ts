import { line } from '../line.ts';
import type { IdentityWords, InvitationParts } from './identity-words.ts';
import { quote, say } from './words.ts';

const NOT_YOU = 'Se non sei tu, non fare nulla';
const mistake = say(line`Pensi che sia un errore? Parlane con lo staff del tuo hub.`);
const invitation = [
  ...say(line`Su Scampolo i laboratori della città si passano i materiali che avanzano.`),
  ...say(line`L’invito vale sette giorni, una volta sola. Non ti dice nulla? Non fare nulla.`),
];
const invite = (toWhat: string, { invitedBy }: InvitationParts) =>
  invitedBy === null ? say(line`Hai un invito ${toWhat}.`) : say(line`${invitedBy} ti invita ${toWhat}.`);
const OPEN_INVITATION = 'Apri l’invito';

/** The mails about accounts, workshops and invitations in Italian. */
export const identity: IdentityWords = {
  greeting: line`Ciao,`,
  footers: {
    account: 'Scampolo. Ti scriviamo perché riguarda il tuo account.',
    address: 'Scampolo. Ti scriviamo perché qualcuno ci ha dato questo indirizzo.',
  },
  links: {
    confirm_address: {
      subject: line`Conferma il tuo indirizzo`,
      blocks: [
        ...say(line`Qualcuno, forse tu, ha aperto un account su Scampolo con questo indirizzo.`),
        ...say(
          line`Se sei tu, conferma l’indirizzo entro sette giorni: da allora puoi pubblicare i tuoi lotti e ricevi le nostre mail.`,
        ),
        ...say(line`${NOT_YOU}: il link da solo non basta, ci vuole la password di quell’account.`),
      ],
      open: 'Conferma l’indirizzo',
    },
    change_address: {
      subject: line`Conferma il nuovo indirizzo`,
      blocks: [
        ...say(line`Qualcuno, forse tu, vuole usare questo indirizzo per un account su Scampolo.`),
        ...say(
          line`Se sei tu, confermalo entro 24 ore: da allora accedi con questo indirizzo, e le nostre mail arrivano qui.`,
        ),
        ...say(line`${NOT_YOU}: l’indirizzo non viene usato.`),
      ],
      open: 'Conferma l’indirizzo',
    },
    sign_in: {
      subject: line`Il tuo link per accedere`,
      blocks: [
        ...say(line`Con questo link accedi senza password. Vale 15 minuti, una volta sola.`),
        ...say(
          line`Non l’hai chiesto tu? Non fare nulla, e non inoltrarlo: chi lo apre entra nel tuo account.`,
        ),
      ],
      open: 'Accedi a Scampolo',
    },
    reset_password: {
      subject: line`Scegli una nuova password`,
      blocks: [
        ...say(line`Con questo link scegli una nuova password. Vale 60 minuti, una volta sola.`),
        ...say(line`Da quel momento sugli altri dispositivi devi accedere di nuovo.`),
        ...say(line`Non l’hai chiesto tu? Non fare nulla: la password resta quella che hai.`),
      ],
      open: 'Scegli la password',
    },
    address_known: {
      subject: line`Hai già un account`,
      blocks: [
        ...say(
          line`Qualcuno, forse tu, ha dato questo indirizzo per un account su Scampolo. Ma un account con questo indirizzo c’è già: il tuo.`,
        ),
        ...say(line`Accedi con quello. Non ricordi la password? Dalla stessa pagina ne scegli un’altra.`),
        ...say(line`${NOT_YOU}: nel tuo account non è cambiato niente.`),
      ],
      open: 'Accedi a Scampolo',
    },
    no_account: {
      subject: line`Nessun account con questo indirizzo`,
      blocks: [
        ...say(
          line`Qualcuno, forse tu, vuole accedere a Scampolo con questo indirizzo. Ma nessun account confermato lo usa.`,
        ),
        ...say(
          line`Hai aperto un account da poco? Cerca la nostra mail con il link che conferma l’indirizzo. Di solito usi un altro indirizzo? Prova con quello. Se non hai un account, aprilo qui.`,
        ),
        ...say(line`${NOT_YOU}.`),
      ],
      open: 'Apri un account',
    },
    suspended: {
      subject: line`Il tuo account è sospeso`,
      blocks: [
        ...say(
          line`Qualcuno, forse tu, ha chiesto un link per il tuo account. Ma l’account è sospeso: per ora non si può accedere.`,
        ),
        ...say(line`Il motivo è nella mail che ti abbiamo mandato quando è stato sospeso.`),
        ...mistake,
      ],
      open: null,
    },
    address_changed: {
      subject: line`Il tuo indirizzo è cambiato`,
      blocks: [
        ...say(line`Il tuo account ora usa un altro indirizzo. A questo non scriviamo più.`),
        ...say(line`Non l’hai cambiato tu? Parlane subito con lo staff del tuo hub.`),
      ],
      open: null,
    },
    account_deleted: {
      subject: line`Il tuo account non c’è più`,
      blocks: [
        ...say(
          line`Il tuo account è stato cancellato, come ci è stato chiesto. È l’ultima mail che ricevi da noi.`,
        ),
        ...say(
          line`Di ogni consegna conserviamo che cosa, quanto e quando. Nome e indirizzo di un laboratorio restano solo sulle carte che la legge chiede di conservare, e solo fino ad allora.`,
        ),
        ...say(line`Non l’hai chiesto tu? Parlane con lo staff del tuo hub.`),
      ],
      open: null,
    },
  },
  passwordChanged: {
    subject: line`La tua password è cambiata`,
    blocks: [
      ...say(line`La password del tuo account è cambiata: sugli altri dispositivi devi accedere di nuovo.`),
      ...say(line`Non l’hai cambiata tu? Scegline subito un’altra, poi parlane con lo staff del tuo hub.`),
    ],
    open: 'Scegli un’altra password',
  },
  suspended: (note) => ({
    subject: line`Il tuo account è sospeso`,
    blocks: [
      ...say(line`Lo staff ha sospeso il tuo account: per ora non puoi accedere da nessun dispositivo.`),
      ...quote('Il motivo:', note),
      ...mistake,
    ],
    open: null,
  }),
  restored: {
    subject: line`Il tuo account è di nuovo attivo`,
    blocks: say(line`Il tuo account non è più sospeso: puoi accedere come prima.`),
    open: 'Accedi a Scampolo',
  },
  joined: ({ workshop, colleague }) => ({
    subject: line`Una persona in più nel tuo laboratorio`,
    blocks: [
      ...say(line`${colleague} ha accettato l’invito: da ora pubblica e prenota per ${workshop}.`),
      ...say(line`Chi fa parte del laboratorio lo decidi tu, dalla sua pagina.`),
    ],
    open: 'Apri il laboratorio',
  }),
  received: ({ workshop }) => ({
    subject: line`Un laboratorio è passato a te`,
    blocks: say(line`${workshop} è passato a te: da ora ne curi il profilo, e decidi chi ne fa parte.`),
    open: 'Apri il laboratorio',
  }),
  trust: {
    new: ({ workshop, hub }) => ({
      subject: line`Lo staff rilegge i vostri lotti`,
      blocks: say(line`Da ora lo staff di ${hub} legge i lotti di ${workshop} prima che siano pubblici.`),
      open: 'Apri i tuoi lotti',
    }),
    trusted: ({ workshop, hub }) => ({
      subject: line`I vostri lotti sono pubblici subito`,
      blocks: say(
        line`Lo staff di ${hub} conosce ormai ${workshop}: da ora i vostri lotti sono pubblici appena li inviate.`,
      ),
      open: 'Apri i tuoi lotti',
    }),
    restricted: ({ workshop, hub, note }) => ({
      subject: line`Lo staff controlla i vostri lotti`,
      blocks: [
        ...say(
          line`Lo staff di ${hub} ha deciso di controllare ogni lotto di ${workshop} prima che sia pubblico.`,
        ),
        ...quote('Il motivo:', note),
        ...say(line`Pensi che sia un errore? Parlane con lo staff di ${hub}.`),
      ],
      open: 'Apri i tuoi lotti',
    }),
  },
  exportReady: (until) => ({
    subject: line`La tua copia è pronta`,
    blocks: [
      ...say(
        line`La copia di ciò che hai su Scampolo è pronta. La trovi nel tuo account fino a ${until}, poi la cancelliamo.`,
      ),
      ...say(line`Non l’hai chiesta tu? Cambia la password: chi l’ha chiesta era nel tuo account.`),
    ],
    open: 'Vai al tuo account',
  }),
  invited: {
    colleague: (parts) => ({
      subject: line`Un invito in un laboratorio`,
      blocks: [
        ...(parts.invitedBy === null
          ? say(line`Hai un invito a lavorare per ${parts.workshop} su Scampolo.`)
          : say(line`${parts.invitedBy} ti invita a lavorare per ${parts.workshop} su Scampolo.`)),
        ...invitation,
      ],
      open: OPEN_INVITATION,
    }),
    staff: (parts) => ({
      subject: line`Un invito nello staff di ${parts.hub}`,
      blocks: [...invite(`a entrare nello staff di ${parts.hub} su Scampolo`, parts), ...invitation],
      open: OPEN_INVITATION,
    }),
    admin: (parts) => ({
      subject: line`Un invito ad amministrare Scampolo`,
      blocks: [...invite('ad amministrare Scampolo', parts), ...invitation],
      open: OPEN_INVITATION,
    }),
  },
};
