import type { Catalogue } from './words.ts';

export const en: Catalogue = {
  headings: {
    problem: 'To be done',
    advice: 'Could be better',
    good: 'All right',
    summary: '{problems} to be done, {advice} that could be better, {good} all right.',
  },
  checks: {
    'settings.invalid': [
      'The settings cannot be used: {list}',
      'Correct them where the exchange gets its environment from, then start it again.',
    ],
    'runtime.good': ['Node.js {version}.'],
    'runtime.old': [
      'Node.js {version} is too old: this release needs {needed}.',
      'Start the exchange with pnpm, which brings the right one along, or install Node.js {needed}.',
    ],
    'runtime.untried': [
      'Node.js {version} is newer than {needed}, with which this release was tested.',
      'If something odd happens, use {needed}.',
    ],
    'server.good': ['The server answers at {address} and is ready.'],
    'server.unready': [
      'The server at {address} answers {status}: it is not ready.',
      'When it has just started, wait a minute. Else see what is said about the database here, and the last lines of its log.',
    ],
    'server.away': [
      'No server answers at {address}.',
      'Start it, or look in its log why it stopped. If it runs elsewhere, set HOST and PORT as it has them.',
    ],
    'database.good': ['PostgreSQL {version}; the database takes {megabytes} MB.'],
    'database.off': [
      'The PostgreSQL in {folder} is not running.',
      'Start the exchange: it brings its database along.',
    ],
    'database.away': [
      'The database does not answer ({reason}).',
      'See that PostgreSQL runs, and that address, user and password in DATABASE_URL are right.',
    ],
    'database.old': [
      'PostgreSQL {version} is too old: the exchange needs {needed} or later.',
      'Move to a newer one: pnpm backup, then pnpm restore --database-url.',
    ],
    'schema.good': ['The database has the schema of this release ({name}).'],
    'schema.pending': [
      'The database lacks {count} changes of this release.',
      'Make a backup, then start the exchange: it makes them by itself.',
    ],
    'schema.newer': [
      'A newer release has changed the database ({name}).',
      'Run that release, or a newer one. An older one must not touch it.',
    ],
    'schema.unfinished': [
      'A backup was being restored here, and that did not come to its end.',
      'Run the same pnpm restore again: it begins anew.',
    ],
    'clock.good': ['This machine and the database agree on the time.'],
    'clock.apart': [
      'The clocks of this machine and of the database are {seconds} seconds apart.',
      'Set both by the network: timedatectl set-ntp true on each machine.',
    ],
    'jobs.good': ['What is to be done after the answer gets done.'],
    'jobs.idle': [
      'Nobody has worked on jobs for {minutes} minutes: no mails go out, and reservations do not end.',
      'Start a server, or pnpm worker where servers run without jobs.',
    ],
    'jobs.late': [
      '{count} jobs wait, the oldest for {minutes} minutes.',
      'Look in the log for "job queue error". If there is none, start another pnpm worker.',
    ],
    'jobs.failed': [
      '{count} jobs of {queue} were given up.',
      'Look in the log for {queue}: it says why. Photos keep their other files; a copy of data can be asked for again.',
    ],
    'mails.good': ['Mails go out.'],
    'mails.failing': [
      '{count} mails could not be sent yet, and are tried again: {reason}.',
      'See what is said about the mail server here.',
    ],
    'mails.dead': [
      '{count} mails of the last {days} days were given up: {reason}.',
      'One or two are addresses that do not exist. Many: correct SMTP_URL or MAIL_FROM; they are not sent again.',
    ],
    'search.good': ['The search shows what is published ({compared}).'],
    'search.late': [
      '{count} changes are not in the search yet, the oldest since {minutes} minutes.',
      'pnpm search drain; if that fails, it says why.',
    ],
    'search.refused': [
      '{count} lots cannot be put into the search: {error}.',
      'pnpm search rebuild. If they stay, report it.',
    ],
    'search.drift': [
      'The search differs from what is published: {found}.',
      'pnpm search rebuild: it takes seconds, and the search goes on meanwhile.',
    ],
    'engine.none': ['Searches are answered by PostgreSQL alone.'],
    'engine.good': [
      'Meilisearch {version} answers searches (index {target}, {waiting} changes to take in, last verified {minutes} minutes ago).',
    ],
    'engine.away': [
      'Meilisearch does not answer as it should: {reason}. PostgreSQL answers searches in its place.',
      'Is it running, and are MEILI_URL and MEILI_KEY right? Once it answers, its index catches up by itself.',
    ],
    'engine.unfilled': [
      'Meilisearch {version} answers, but its index {target} has not been filled yet; PostgreSQL answers searches.',
      'A worker fills it within a minute or two. If none does: pnpm search rebuild --target meilisearch.',
    ],
    'engine.settings': [
      'The index {target} of Meilisearch {version} is not there or has settings that are not those of this release.',
      'A worker builds it anew by itself; pnpm search rebuild --target meilisearch does it now.',
    ],
    'engine.unverified': [
      'The index {target} of Meilisearch {version} was not compared with the lots for {minutes} minutes.',
      'It happens every hour where a worker runs: is one running? pnpm search verify --repair does it now.',
    ],
    'smtp.good': ['The mail server {host} lets the exchange in.'],
    'smtp.development': ['Mails are kept in files, as in development.'],
    'smtp.files': [
      'No mail server is set: mails are kept in files, and nobody gets them. Nobody can confirm an address.',
      'Set SMTP_URL to your mail provider’s server, such as smtps://user:password@mail.example:465.',
    ],
    'smtp.sender': [
      'Mails come from {from}, which no mail server believes.',
      'Set MAIL_FROM to an address of your own domain.',
    ],
    'smtp.refused': [
      'The mail server {host} does not let the exchange in: {reason}.',
      'ECONNREFUSED or ETIMEDOUT: host and port. EAUTH: user and password. ETLS: it offers no encryption. All stand in SMTP_URL.',
    ],
    'smtp.sent': ['A mail for trial went to {to}. See that it arrived, and not among the spam.'],
    'disk.good': ['{gigabytes} GB ({percent} %) are free for {folder}.'],
    'disk.low': [
      'Only {gigabytes} GB ({percent} %) are free for {folder}.',
      'Make room soon: old backups, old logs.',
    ],
    'disk.full': [
      'The disk of {folder} is nearly full: {gigabytes} GB ({percent} %) are free.',
      'Make room now: move old backups away, shorten logs (journalctl --vacuum-time=30d). A full disk stops everything.',
    ],
    'backup.good': ['The last backup is {hours} hours old ({file}).'],
    'backup.none': [
      'No backup was ever made here.',
      'pnpm backup --to FOLDER --keep 14, every night by a timer: see docs/operations/backup.md.',
    ],
    'backup.old': [
      'The last backup is {days} days old.',
      'Look why the timer no longer makes them, and run pnpm backup.',
    ],
    'backup.unproven': [
      'No backup was proven in the last {days} days.',
      'pnpm restore --check FILE restores one for trial. A backup that nobody has restored is a hope.',
    ],
    'backup.near': [
      'The last backup lies on the same disk as the exchange: when that breaks, both are gone.',
      'pnpm backup --to a folder on another disk or machine, or copy the files away.',
    ],
    'backup.unreadable': [
      '{folder}/last-backup.json cannot be read.',
      'Run pnpm backup as the user whom the exchange runs as.',
    ],
    'certificate.good': ['The certificate of {host} is good for {days} days.'],
    'certificate.none': ['PUBLIC_URL is not https: no certificate is needed.'],
    'certificate.soon': [
      'The certificate of {host} ends in {days} days.',
      'Look why it was not renewed: the log of Caddy, or certbot renew --dry-run.',
    ],
    'certificate.over': [
      'The certificate ended {days} days ago: browsers warn everybody.',
      'Renew it now: restart Caddy, or certbot renew.',
    ],
    'certificate.otherName': [
      'The certificate that comes is not for {host}.',
      'Get one for exactly that name, or correct PUBLIC_URL.',
    ],
    'certificate.untrusted': [
      'Browsers do not trust the certificate of {host} ({reason}).',
      'Get it from a public authority; if you did, its chain is incomplete: serve fullchain.pem.',
    ],
    'certificate.away': [
      'From here {host} cannot be reached by https, so its certificate was not looked at.',
      'Some networks cannot reach their own address. Open it from a phone.',
    ],
    'photos.good': ['The photos that lots show are there ({count} files looked at).'],
    'photos.missing': [
      '{missing} of {count} photo files are missing in {place}, such as {example}.',
      'pnpm doctor --all counts all. Put the photos back from a backup: docs/operations/recover.md.',
    ],
    'photos.store': [
      'The bucket {place} refuses the exchange.',
      'See S3_KEY, S3_SECRET, S3_REGION and the rights of that key.',
    ],
    'secrets.good': ['Secrets are long enough, and closed to others.'],
    'secrets.database': [
      'The database’s password is short or a common one.',
      'Give the role another one (alter role … password), and put it into DATABASE_URL.',
    ],
    'secrets.metrics': [
      'Without METRICS_TOKEN, /metrics is open to everybody on this machine, and to a proxy on it.',
      'Set METRICS_TOKEN (openssl rand -hex 24), or see that the proxy does not pass /metrics on.',
    ],
    'secrets.readable': ['Others on this machine can read or write {path}.', 'chmod -R go= {path}'],
    'secrets.demo': [
      'The accounts of the demo are in this database, and everybody knows their password.',
      'Use a database of its own for production.',
    ],
    'queue.good': ['Nothing waits too long for staff.'],
    'queue.nobody': [
      'Nobody is staff or an admin: no lot can be approved.',
      'pnpm admin invite you@example.org --role admin',
    ],
    'queue.lots': [
      '{count} lots wait for a decision, the oldest for {days} days.',
      'Ask the hub’s staff to open the desk.',
    ],
    'queue.notices': [
      '{count} notices wait for an answer, the oldest for {days} days.',
      'Ask the hub’s staff: the law wants it soon.',
    ],
    'amounts.good': ['Amounts balance with the claims.'],
    'amounts.wrong': ['{text}', 'That should be impossible: make a backup, and report it with this line.'],
    'check.slow': [
      'The check "{check}" gave no answer in {seconds} seconds.',
      'Run it again when there is less to do; if it stays, look there.',
    ],
    'check.failed': [
      'The check "{check}" itself failed: {reason}',
      'Report it with this line. The others stand.',
    ],
  },
};
