import { checkServerIdentity, connect, type TLSSocket } from 'node:tls';
import { type Check, type Finding, finding, type Patient } from '../finding.ts';

const SOON_DAYS = 14;
const PATIENCE_MS = 8000;
const DAY_MS = 86_400_000;

/** Is the certificate of PUBLIC_URL good, and for how long? */
export const certificate: Check = {
  name: 'certificate',
  needs: 'nothing',
  run: judgeSetting,
};

/** What to say about the certificate of PUBLIC_URL. */
export async function judgeSetting({ config }: Patient): Promise<Finding[]> {
  if (!config.publicUrl?.startsWith('https:')) return [finding('certificate.none')];
  return judgeCertificate(config.publicUrl);
}

/**
 * Connects to an https address and looks at the certificate that comes.
 * @param authorities PEM, when others than the system's are to be trusted
 */
export async function judgeCertificate(address: string, authorities?: string): Promise<Finding[]> {
  const { hostname, port } = new URL(address);
  let socket: TLSSocket;
  try {
    socket = await connected(hostname, Number(port || 443), authorities);
  } catch {
    return [finding('certificate.away', { host: hostname })];
  }
  const own = socket.getPeerCertificate();
  const [isOther, untrusted] = [checkServerIdentity(hostname, own) !== undefined, socket.authorizationError];
  socket.destroy();
  const days = Math.floor((Date.parse(own.valid_to) - Date.now()) / DAY_MS);
  const reason = untrusted === null || untrusted === undefined ? '' : String(untrusted);
  const found = [
    ...(isOther ? [finding('certificate.otherName', { host: hostname })] : []),
    ...(days < 0 ? [finding('certificate.over', { days: -days })] : []),
    ...(days >= 0 && days < SOON_DAYS ? [finding('certificate.soon', { days })] : []),
    // Its name and its end were told already.
    ...(/^$|EXPIRED|ALTNAME/.test(reason)
      ? []
      : [finding('certificate.untrusted', { host: hostname, reason })]),
  ];
  return found.length > 0 ? found : [finding('certificate.good', { host: hostname, days })];
}

function connected(host: string, port: number, authorities: string | undefined): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    const name = host.replace(/^\[|\]$/g, '');
    const socket = connect({
      host: name,
      port,
      ...(/^[\d.]+$|:/.test(name) ? {} : { servername: name }),
      // What is wrong with it is what is wanted: nothing is sent over it.
      rejectUnauthorized: false,
      ...(authorities !== undefined && { ca: authorities }),
    });
    socket.setTimeout(PATIENCE_MS, () => socket.destroy(new Error('silence')));
    socket.once('secureConnect', () => resolve(socket));
    socket.on('error', reject);
  });
}
