import { createMailer } from '@scampolo/server/infra/mailer/create-mailer';
import { tryMailServer } from '@scampolo/server/infra/mailer/smtp-mailer';
import { type Check, type Finding, finding, type Patient } from '../finding.ts';

/** Does the mail server let this exchange in? Sends nothing unless an address was given. */
export const smtp: Check = {
  name: 'smtp',
  needs: 'nothing',
  async run(patient) {
    const { smtpUrl, mode } = patient.config;
    if (smtpUrl === null) {
      const found = [finding(mode === 'production' ? 'smtp.files' : 'smtp.development')];
      return patient.mailTo === null ? found : [...found, await send(patient, patient.mailTo)];
    }
    const host = new URL(smtpUrl).host;
    const reason = await tryMailServer(smtpUrl);
    if (reason !== null) return [finding('smtp.refused', { host, reason })];
    return [
      finding('smtp.good', { host }),
      ...judgeSender(patient),
      ...(patient.mailTo === null ? [] : [await send(patient, patient.mailTo)]),
    ];
  },
};

/** Mails from an address that nobody can have are thrown away on the way. */
function judgeSender({ config }: Patient): Finding[] {
  const isNowhere = /@(?:localhost|[^@>]*\.(?:local|invalid|example|test))>?\s*$/i.test(config.mailFrom);
  return isNowhere && config.mode === 'production' ? [finding('smtp.sender', { from: config.mailFrom })] : [];
}

async function send({ config }: Patient, to: string): Promise<Finding> {
  const mailer = createMailer(config);
  const text = 'pnpm doctor sent this mail for trial: mails of the exchange arrive here.';
  try {
    await mailer.send({ to, subject: 'Scampolo: a mail for trial', text, html: `<p>${text}</p>` });
    return finding('smtp.sent', { to });
  } catch (error) {
    const host = config.smtpUrl === null ? config.dataDir : new URL(config.smtpUrl).host;
    return finding('smtp.refused', { host, reason: error instanceof Error ? error.message : '?' });
  } finally {
    mailer.close();
  }
}
