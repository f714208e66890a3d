import type { Catalogue } from './words.ts';

export const it: Catalogue = {
  headings: {
    problem: 'Da fare',
    advice: 'Si può migliorare',
    good: 'A posto',
    summary: '{problems} da fare, {advice} da migliorare, {good} a posto.',
  },
  checks: {
    'settings.invalid': [
      'Le impostazioni non vanno bene: {list}',
      'Correggile dove lo scambio prende il suo ambiente, poi riavvialo.',
    ],
    'runtime.good': ['Node.js {version}.'],
    'runtime.old': [
      'Node.js {version} è troppo vecchio: questa versione vuole il {needed}.',
      'Avvia lo scambio con pnpm, che porta con sé quello giusto, oppure installa Node.js {needed}.',
    ],
    'runtime.untried': [
      'Node.js {version} è più nuovo del {needed}, con cui questa versione è stata provata.',
      'Se succede qualcosa di strano, usa il {needed}.',
    ],
    'server.good': ['Il server risponde a {address} ed è pronto.'],
    'server.unready': [
      'Il server a {address} risponde {status}: non è pronto.',
      'Se è appena partito, aspetta un minuto. Altrimenti guarda che cosa si dice qui della base dati, e le ultime righe del suo log.',
    ],
    'server.away': [
      'Nessun server risponde a {address}.',
      'Avvialo, o guarda nel log perché si è fermato. Se gira altrove, metti HOST e PORT come li ha lui.',
    ],
    'database.good': ['PostgreSQL {version}; la base dati occupa {megabytes} MB.'],
    'database.off': [
      'Il PostgreSQL in {folder} non è in funzione.',
      'Avvia lo scambio: porta con sé la sua base dati.',
    ],
    'database.away': [
      'La base dati non risponde ({reason}).',
      'Controlla che PostgreSQL sia in funzione, e che indirizzo, utente e password in DATABASE_URL siano giusti.',
    ],
    'database.old': [
      'PostgreSQL {version} è troppo vecchio: serve il {needed} o più recente.',
      'Passa a uno più nuovo: pnpm backup, poi pnpm restore --database-url.',
    ],
    'schema.good': ['La base dati ha lo schema di questa versione ({name}).'],
    'schema.pending': [
      'Alla base dati mancano {count} modifiche di questa versione.',
      'Fai una copia, poi avvia lo scambio: le fa da sé.',
    ],
    'schema.newer': [
      'Una versione più nuova ha cambiato la base dati ({name}).',
      'Usa quella versione, o una più nuova. Una più vecchia non deve toccarla.',
    ],
    'schema.unfinished': [
      'Qui si stava ripristinando una copia, e non si è arrivati in fondo.',
      'Dai di nuovo lo stesso pnpm restore: ricomincia da capo.',
    ],
    'clock.good': ['Questa macchina e la base dati sono d’accordo sull’ora.'],
    'clock.apart': [
      'Gli orologi di questa macchina e della base dati distano {seconds} secondi.',
      'Regolali entrambi dalla rete: timedatectl set-ntp true su ogni macchina.',
    ],
    'jobs.good': ['Quel che va fatto dopo la risposta viene fatto.'],
    'jobs.idle': [
      'Da {minutes} minuti nessuno lavora alle code: le e-mail non partono e le prenotazioni non scadono.',
      'Avvia un server, o pnpm worker dove i server girano senza code.',
    ],
    'jobs.late': [
      '{count} lavori aspettano, il più vecchio da {minutes} minuti.',
      'Cerca nel log "job queue error". Se non c’è, avvia un altro pnpm worker.',
    ],
    'jobs.failed': [
      '{count} lavori di {queue} sono stati abbandonati.',
      'Cerca {queue} nel log: dice perché. Le foto tengono gli altri file; una copia dei dati si può richiedere.',
    ],
    'mails.good': ['Le e-mail partono.'],
    'mails.failing': [
      '{count} e-mail non sono ancora partite e si riprova: {reason}.',
      'Guarda che cosa si dice qui del server di posta.',
    ],
    'mails.dead': [
      '{count} e-mail degli ultimi {days} giorni sono state abbandonate: {reason}.',
      'Una o due sono indirizzi che non esistono. Se sono molte, correggi SMTP_URL o MAIL_FROM; non vengono rispedite.',
    ],
    'search.good': ['La ricerca mostra ciò che è pubblicato ({compared}).'],
    'search.late': [
      '{count} modifiche non sono ancora nella ricerca, la più vecchia da {minutes} minuti.',
      'pnpm search drain; se non riesce, dice perché.',
    ],
    'search.refused': [
      '{count} lotti non si possono mettere nella ricerca: {error}.',
      'pnpm search rebuild. Se restano, segnalalo.',
    ],
    'search.drift': [
      'La ricerca differisce da ciò che è pubblicato: {found}.',
      'pnpm search rebuild: dura pochi secondi e intanto la ricerca funziona.',
    ],
    'engine.none': ['Alle ricerche risponde PostgreSQL da solo.'],
    'engine.good': [
      'Meilisearch {version} risponde alle ricerche (indice {target}, {waiting} modifiche da prendere, verificato {minutes} minuti fa).',
    ],
    'engine.away': [
      'Meilisearch non risponde come dovrebbe: {reason}. Al suo posto risponde PostgreSQL.',
      'È in funzione, e MEILI_URL e MEILI_KEY sono giusti? Quando risponde, il suo indice si aggiorna da solo.',
    ],
    'engine.unfilled': [
      'Meilisearch {version} risponde, ma il suo indice {target} non è ancora pieno; alle ricerche risponde PostgreSQL.',
      'Un worker lo riempie entro uno o due minuti. Se nessuno lo fa: pnpm search rebuild --target meilisearch.',
    ],
    'engine.settings': [
      'L’indice {target} di Meilisearch {version} non c’è, o ha impostazioni che non sono di questa versione.',
      'Un worker lo ricostruisce da solo; pnpm search rebuild --target meilisearch lo fa subito.',
    ],
    'engine.unverified': [
      'L’indice {target} di Meilisearch {version} non è confrontato con i lotti da {minutes} minuti.',
      'Avviene ogni ora dove c’è un worker: ce n’è uno? pnpm search verify --repair lo fa subito.',
    ],
    'smtp.good': ['Il server di posta {host} accetta lo scambio.'],
    'smtp.development': ['Le e-mail restano in file, come durante lo sviluppo.'],
    'smtp.files': [
      'Non c’è un server di posta: le e-mail restano in file e nessuno le riceve. Nessuno può confermare un indirizzo.',
      'Metti in SMTP_URL il server del tuo fornitore, per esempio smtps://utente:password@mail.example:465.',
    ],
    'smtp.sender': [
      'Le e-mail partono da {from}, a cui nessun server di posta crede.',
      'Metti in MAIL_FROM un indirizzo del tuo dominio.',
    ],
    'smtp.refused': [
      'Il server di posta {host} non accetta lo scambio: {reason}.',
      'ECONNREFUSED o ETIMEDOUT: nome e porta. EAUTH: utente e password. ETLS: non offre cifratura. Tutto sta in SMTP_URL.',
    ],
    'smtp.sent': ['Un’e-mail di prova è partita per {to}. Guarda che sia arrivata, e non tra lo spam.'],
    'disk.good': ['{gigabytes} GB ({percent} %) sono liberi per {folder}.'],
    'disk.low': [
      'Solo {gigabytes} GB ({percent} %) sono liberi per {folder}.',
      'Fai presto spazio: vecchie copie, vecchi log.',
    ],
    'disk.full': [
      'Il disco di {folder} è quasi pieno: {gigabytes} GB ({percent} %) liberi.',
      'Fai spazio ora: sposta le vecchie copie, accorcia i log (journalctl --vacuum-time=30d). Un disco pieno ferma tutto.',
    ],
    'backup.good': ['L’ultima copia ha {hours} ore ({file}).'],
    'backup.none': [
      'Qui non è mai stata fatta una copia.',
      'pnpm backup --to CARTELLA --keep 14, ogni notte con un timer: vedi docs/operations/backup.md.',
    ],
    'backup.old': [
      'L’ultima copia ha {days} giorni.',
      'Guarda perché il timer non le fa più, e dai pnpm backup.',
    ],
    'backup.unproven': [
      'Negli ultimi {days} giorni nessuna copia è stata messa alla prova.',
      'pnpm restore --check FILE ne ripristina una per prova. Una copia mai ripristinata è una speranza.',
    ],
    'backup.near': [
      'L’ultima copia sta sullo stesso disco dello scambio: se si rompe, si perdono entrambi.',
      'pnpm backup --to una cartella su un altro disco o un’altra macchina, o porta altrove i file.',
    ],
    'backup.unreadable': [
      '{folder}/last-backup.json non si può leggere.',
      'Dai pnpm backup come l’utente con cui gira lo scambio.',
    ],
    'certificate.good': ['Il certificato di {host} vale ancora {days} giorni.'],
    'certificate.none': ['PUBLIC_URL non è https: non serve un certificato.'],
    'certificate.soon': [
      'Il certificato di {host} scade tra {days} giorni.',
      'Guarda perché non è stato rinnovato: il log di Caddy, o certbot renew --dry-run.',
    ],
    'certificate.over': [
      'Il certificato è scaduto da {days} giorni: i browser avvertono tutti.',
      'Rinnovalo ora: riavvia Caddy, o certbot renew.',
    ],
    'certificate.otherName': [
      'Il certificato che arriva non è per {host}.',
      'Fanne fare uno per quel nome esatto, o correggi PUBLIC_URL.',
    ],
    'certificate.untrusted': [
      'I browser non si fidano del certificato di {host} ({reason}).',
      'Prendilo da un’autorità pubblica; se è così, la catena è incompleta: servi fullchain.pem.',
    ],
    'certificate.away': [
      'Da qui {host} non si raggiunge con https, quindi il certificato non è stato guardato.',
      'Alcune reti non raggiungono il proprio indirizzo. Aprilo da un telefono.',
    ],
    'photos.good': ['Le foto che i lotti mostrano ci sono ({count} file guardati).'],
    'photos.missing': [
      '{missing} di {count} file di foto mancano in {place}, per esempio {example}.',
      'pnpm doctor --all li conta tutti. Rimetti le foto da una copia: docs/operations/recover.md.',
    ],
    'photos.store': [
      'Il deposito {place} rifiuta lo scambio.',
      'Guarda S3_KEY, S3_SECRET, S3_REGION e i diritti di quella chiave.',
    ],
    'secrets.good': ['I segreti sono lunghi abbastanza e chiusi agli altri.'],
    'secrets.database': [
      'La password della base dati è corta o comune.',
      'Dai al ruolo un’altra password (alter role … password), e mettila in DATABASE_URL.',
    ],
    'secrets.metrics': [
      'Senza METRICS_TOKEN, /metrics è aperto a chiunque su questa macchina, e a un proxy che vi gira.',
      'Metti METRICS_TOKEN (openssl rand -hex 24), o fai che il proxy non passi /metrics.',
    ],
    'secrets.readable': [
      'Altri su questa macchina possono leggere o scrivere {path}.',
      'chmod -R go= {path}',
    ],
    'secrets.demo': [
      'In questa base dati ci sono gli account della demo, di cui tutti sanno la password.',
      'Per l’uso vero serve una base dati a parte.',
    ],
    'queue.good': ['Niente aspetta troppo lo staff.'],
    'queue.nobody': [
      'Nessuno è dello staff o amministratore: nessun lotto può essere approvato.',
      'pnpm admin invite tu@example.org --role admin',
    ],
    'queue.lots': [
      '{count} lotti aspettano una decisione, il più vecchio da {days} giorni.',
      'Chiedi allo staff dell’hub di aprire il banco.',
    ],
    'queue.notices': [
      '{count} segnalazioni aspettano una risposta, la più vecchia da {days} giorni.',
      'Chiedi allo staff dell’hub: la legge la vuole presto.',
    ],
    'amounts.good': ['Le quantità tornano con le richieste.'],
    'amounts.wrong': ['{text}', 'Non dovrebbe poter succedere: fai una copia e segnalalo con questa riga.'],
    'check.slow': [
      'Il controllo "{check}" non ha risposto in {seconds} secondi.',
      'Ripetilo quando c’è meno da fare; se resta così, guarda lì.',
    ],
    'check.failed': [
      'Il controllo "{check}" stesso non è riuscito: {reason}',
      'Segnalalo con questa riga. Gli altri valgono.',
    ],
  },
};
