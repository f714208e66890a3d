/** A mail to one person, complete. */
export interface Mail {
  /** an address, without a name */
  to: string;
  subject: string;
  text: string;
  html: string;
  /** `<…@…>`; the same for every attempt to send the same mail, so that a second copy can be told. Made when absent. */
  messageId?: string;
  /** where a mail program ends such mails with one click (RFC 8058); absent where they cannot be ended */
  unsubscribeUrl?: string;
}

/** Sends mails. */
export interface Mailer {
  /**
   * Resolves once the mail is in somebody else's hands (a mail server's, or the disk's).
   * @throws {MailFailure}
   */
  send(mail: Mail): Promise<void>;
  /** Lets go of connections. A mail on its way is not waited for. */
  close(): void;
}

/** A mail was not taken. The message holds codes only: what mail servers say may name the address. */
export class MailFailure extends Error {
  override name = 'MailFailure';
  /** true when the mail server refused this mail for good, so that trying again cannot help */
  readonly permanent: boolean;

  constructor(message: string, permanent: boolean) {
    super(message);
    this.permanent = permanent;
  }
}
