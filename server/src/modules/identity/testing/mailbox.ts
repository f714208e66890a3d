import { MAIL_QUEUE } from '@scampolo/db/job-queues';
import { sql } from 'drizzle-orm';
import type { Mail } from '../../../infra/mailer/mailer.ts';
import { mailJob } from '../../../jobs/mail-job.ts';
import type { TestApp } from '../../../testing/test-app.ts';
import { sendMail } from '../../messages/use-cases/send-mail.ts';

/** The mails that an application of a test has sent. */
export interface Mailbox {
  /** Sends what waits, as the job does, and gives every mail to the address so far, the oldest first. */
  read(email: string): Promise<Mail[]>;
  /** The token of the newest mail to the address. */
  token(email: string): Promise<string>;
}

/** Opens the mailbox of an application whose workers do not run. */
export function openMailbox(test: TestApp): Mailbox {
  const sent: Mail[] = [];
  const mailer = { send: async (mail: Mail) => void sent.push(mail), close: () => undefined };

  async function deliver(): Promise<void> {
    const jobs = await test.deps.db.execute<{ id: string; data: unknown }>(
      sql`delete from pgboss.job where name = ${MAIL_QUEUE} returning id, data`,
    );
    for (const { id, data } of jobs.toSorted((a, b) => a.id.localeCompare(b.id))) {
      await sendMail({ ...test.deps, mailer }, mailJob.parse(data), id);
    }
  }

  async function read(email: string): Promise<Mail[]> {
    await deliver();
    return sent.filter((mail) => mail.to === email);
  }

  return {
    read,
    async token(email) {
      const mail = (await read(email)).at(-1);
      const token = /#(\S+)/.exec(mail?.text ?? '')?.[1];
      if (token === undefined) throw new Error(`no token in "${mail?.subject}" to ${email}`);
      return token;
    },
  };
}
